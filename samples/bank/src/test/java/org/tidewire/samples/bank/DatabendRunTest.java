package org.tidewire.samples.bank;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.ProgramRun;
import org.tidewire.testkit.junit.TestDatabase;

/** With {@code --url} of Databend, where transactions that write the same table meet at commit. */
@DatabendTest
class DatabendRunTest {
    private final TestDatabase database;

    DatabendRunTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void printsTheTutorialsSixLinesInEveryRun() {
        for (int i = 0; i < 2; i++) {
            ProgramRun run = Run.on(database);
            assertThat(run.err()).isEmpty();
            assertThat(run.exitCode()).isZero();
            assertThat(run.out()).matches(Expected.TUTORIAL);
        }
    }

    @Test
    void fourClientsKeepTheSum() {
        ProgramRun run = Run.on(database, "--clients", "4", "--transfers", "50", "--no-progress");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).matches(Expected.rush(50, 4, "4001"));
    }

    @Test
    void missesTheDatabase() {
        ProgramRun run = Run.at(database.url().replace(database.name(), "nothing"), database);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .matches("Database 'nothing' does not exist on [\\w.]+:\\d+; create it \\(create database nothing\\) or"
                        + " correct --url\\.\\R");
    }
}
