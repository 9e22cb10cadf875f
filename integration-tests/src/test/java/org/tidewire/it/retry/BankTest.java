package org.tidewire.it.retry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;

/** The sample on TiDB; its own tests run it on the stand-in and on PostgreSQL. */
@TiDBTest
@RealTiDB("the sample's own tests run on the stand-in")
class BankTest {
    private final TestDatabase database;

    BankTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void printsTheTutorialsSixLines() {
        BankRun run = BankRun.on(database);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.outWithoutTime()).isEqualTo(BankRun.TUTORIAL);
    }

    @Test
    void clientsKeepTheSum() {
        BankRun run = BankRun.on(database, "--clients", "16", "--transfers", "300", "--no-progress");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .containsPattern("[1-9]\\d* retries \\(.*\\d+ after 1213")
                .contains("sum 10000 before, 10000 after");
    }
}
