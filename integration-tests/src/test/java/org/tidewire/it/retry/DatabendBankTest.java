package org.tidewire.it.retry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;

/** The sample on Databend, where transactions that write the same table meet at commit. */
@DatabendTest
class DatabendBankTest {
    private final TestDatabase database;

    DatabendBankTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void printsTheTutorialsSixLinesInEveryRun() {
        for (int i = 0; i < 2; i++) {
            BankRun run = BankRun.on(database);
            assertThat(run.err()).isEmpty();
            assertThat(run.exitCode()).isZero();
            assertThat(run.outWithoutTime()).isEqualTo(BankRun.TUTORIAL);
        }
    }

    @Test
    void fourClientsKeepTheSum() {
        BankRun run = BankRun.on(database, "--clients", "4", "--transfers", "50", "--no-progress");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .containsPattern("(?m)^\\d+ attempts, [1-9]\\d* retries \\(\\d+ after 4001\\)$")
                .contains("sum 10000 before, 10000 after");
    }

    @Test
    void missesTheDatabase() {
        String url = database.url().replace(database.name(), "nothing");
        BankRun run = BankRun.at(url, database);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .matches("Database 'nothing' does not exist on [\\d.]+:\\d+; create it \\(create database nothing\\) or"
                        + " correct --url\\.\\R");
    }
}
