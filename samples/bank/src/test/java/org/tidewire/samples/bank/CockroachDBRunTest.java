package org.tidewire.samples.bank;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tidewire.testkit.junit.CockroachDBTest;
import org.tidewire.testkit.junit.ProgramRun;
import org.tidewire.testkit.junit.TestDatabase;

/** With {@code --url} of CockroachDB, for which the tutorial was written; the dialect is found by itself. */
@CockroachDBTest
class CockroachDBRunTest {
    /** The clients do so many transfers together; {@code tidewire.bank.transfers} sets more. */
    private static final int TRANSFERS = Integer.getInteger("tidewire.bank.transfers", 500);

    private final TestDatabase database;

    CockroachDBRunTest(TestDatabase database) {
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
    void refusesToTransferWhatIsNotThere() {
        assertThat(Run.on(database, "--amount", "1001").err())
                .isEqualTo("Insufficient funds in account 1: have 1000, need 1001\n");
    }

    @Test
    @SuppressWarnings("SystemOut") // how often the database asked for another attempt
    void sixteenClientsKeepTheSum() {
        ProgramRun run = Run.on(database, "--clients", "16", "--transfers", String.valueOf(TRANSFERS), "--no-progress");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).matches(Expected.rush(TRANSFERS, 16, "40001|40P01"));
        run.out().lines().forEach(line -> System.out.println("[tidewire] " + line));
    }
}
