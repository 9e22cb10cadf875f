package org.tidewire.samples.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** No server is killed here. */
class KillsTest {
    private final AtomicInteger restarts = new AtomicInteger();

    private boolean restart() {
        restarts.incrementAndGet();
        return true;
    }

    @Test
    void theyAreSpreadOverTheTransfers() throws InterruptedException {
        try (Kills kills = new Kills(3, 100, this::restart)) {
            transfer(kills, 100);
            kills.await();
            assertThat(restarts).hasValue(3);
            assertThat(kills).hasToString("3 kills of the server, 3 of them in a COMMIT");
        }
    }

    @Test
    void aRestartThatFailedIsToldAfterLaterOnesThatDidNot() {
        IllegalStateException mine = new IllegalStateException("mine");
        try (Kills kills = new Kills(3, 100, () -> {
            if (restarts.incrementAndGet() == 1) {
                throw mine;
            }
            return false;
        })) {
            transfer(kills, 100);
            assertThatThrownBy(kills::await)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("The server was not restarted: mine")
                    .hasCause(mine);
            assertThatThrownBy(kills::requireRestarts)
                    .hasMessage("The server was not restarted: mine")
                    .hasCause(mine);
        }
    }

    /** The transfers have failed for another reason then. */
    @Test
    void aRestartThatIsUnderWayIsNotWaitedFor() throws InterruptedException {
        CountDownLatch ends = new CountDownLatch(1);
        try (Kills kills = new Kills(1, 2, () -> awaitEnd(ends))) {
            transfer(kills, 2);
            kills.requireRestarts();
            ends.countDown();
            kills.await();
        }
    }

    private static boolean awaitEnd(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One transfer cannot be the place of two. */
    @Test
    void thoseThatWereNotMadeAreNotCounted() throws InterruptedException {
        try (Kills kills = new Kills(9, 5, this::restart)) {
            transfer(kills, 5);
            kills.await();
            assertThat(kills).hasToString(restarts + " kills of the server, " + restarts + " of them in a COMMIT");
            assertThat(restarts.get()).isLessThan(9);
        }
    }

    private static void transfer(Kills kills, int transfers) {
        for (int i = 0; i < transfers; i++) {
            kills.transferDone();
        }
    }
}
