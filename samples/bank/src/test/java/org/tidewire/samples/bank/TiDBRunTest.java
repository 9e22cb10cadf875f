package org.tidewire.samples.bank;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tidewire.testkit.junit.ProgramRun;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;

/** With {@code --url} of TiDB. */
@TiDBTest
@RealTiDB("EmbeddedRunTest runs on the stand-in")
class TiDBRunTest {
    private final TestDatabase database;

    TiDBRunTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void printsTheTutorialsSixLines() {
        ProgramRun run = Run.on(database);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).matches(Expected.TUTORIAL);
    }

    @Test
    void clientsKeepTheSum() {
        ProgramRun run = Run.on(database, "--clients", "16", "--transfers", "300", "--no-progress");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .containsPattern("[1-9]\\d* retries \\(.*\\d+ after 1213")
                .contains("sum 10000 before, 10000 after");
    }
}
