package org.tidewire.samples.summits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tidewire.testkit.junit.CrateDBTest;
import org.tidewire.testkit.junit.ProgramRun;
import org.tidewire.testkit.junit.TestDatabase;

/** With {@code --url}: a server that someone else started. */
@CrateDBTest
class RunningServerTest {
    private final TestDatabase database;

    RunningServerTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void readsTheMountains() {
        ProgramRun run = Run.with(
                "--url",
                database.url(),
                "--user",
                database.user(),
                "--password",
                database.password(),
                "--country",
                "LI");

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines().toList())
                .element(0)
                .asString()
                .startsWith("(")
                .endsWith(")");
        assertThat(run.out())
                .contains(
                        "1605 summits\nThe three highest:\n  Mont Blanc 4808\n  Monte Rosa 4634\n  Dom 4545\nIn LI:\n");
    }
}
