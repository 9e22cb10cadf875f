package org.tidewire.samples.bank;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tidewire.testkit.junit.ProgramRun;

/** With {@code --ledger}, on servers that are killed meanwhile; the long run has 20 kills in 80000 transfers. */
class LedgerRunTest {
    @Test
    void aLedgerNeedsNoKills() {
        ProgramRun run = Run.with("--clients", "4", "--transfers", "200", "--ledger", "--no-progress");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).matches(Expected.ledger(200, 4));
    }

    @Test
    void eachTransferIsDoneOnceWhileMariaDBIsKilled() {
        ProgramRun run = Run.with("--clients", "8", "--transfers", "600", "--ledger", "--kills", "2", "--no-progress");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).matches(Expected.killed(2, 600, 8));
    }

    @Test
    void eachTransferIsDoneOnceWhilePostgreSQLIsKilled() {
        ProgramRun run = Run.with(
                "--database",
                "postgresql",
                "--clients",
                "8",
                "--transfers",
                "600",
                "--ledger",
                "--kills",
                "2",
                "--no-progress");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).matches(Expected.killed(2, 600, 8));
    }
}
