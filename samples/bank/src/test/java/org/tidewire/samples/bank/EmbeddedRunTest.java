package org.tidewire.samples.bank;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tidewire.testkit.junit.ProgramRun;

/** Without a URL: the server that needs no installation. */
class EmbeddedRunTest {
    @Test
    void printsTheTutorialsSixLines() {
        ProgramRun run = Run.with();
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).matches(Expected.TUTORIAL);
    }

    @Test
    void refusesToTransferWhatIsNotThere() {
        ProgramRun run = Run.with("--amount", "1001");
        assertThat(run.err()).isEqualTo("Insufficient funds in account 1: have 1000, need 1001\n");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void sixteenClientsKeepTheSum() {
        ProgramRun run = Run.with("--clients", "16", "--transfers", "5000", "--no-progress");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).matches(Expected.rush(5000, 16, "1213"));
    }

    @Test
    void asManyClientsAsItTakes() {
        ProgramRun run = Run.with("--clients", "100", "--transfers", "500", "--no-progress");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).matches(Expected.rush(500, 100, "1213"));
    }

    @Test
    void showsTheProgress() {
        ProgramRun run = Run.with("--clients", "2", "--transfers", "20");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("Transfers", "100%", "20/20");
    }
}
