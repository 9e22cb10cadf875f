package org.tidewire.samples.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** No server is killed here. */
class KillsTest {
    private final AtomicInteger restarts = new AtomicInteger();

    @Test
    void theyAreSpreadOverTheTransfers() throws InterruptedException {
        try (Kills kills = new Kills(3, 100, restarts::incrementAndGet)) {
            transfer(kills, 100);
            kills.await();
            assertThat(restarts).hasValue(3);
            assertThat(kills).hasToString("3 kills of the server");
        }
    }

    @Test
    void aRestartThatFailedIsToldAfterLaterOnesThatDidNot() {
        IllegalStateException mine = new IllegalStateException("mine");
        try (Kills kills = new Kills(3, 100, () -> {
            if (restarts.incrementAndGet() == 1) {
                throw mine;
            }
        })) {
            transfer(kills, 100);
            assertThatThrownBy(kills::await)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("The server was not restarted")
                    .hasCause(mine);
            assertThatThrownBy(kills::requireRestarts)
                    .hasMessage("The server was not restarted")
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

    private static void awaitEnd(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One transfer cannot be the place of two. */
    @Test
    void thoseThatWereNotMadeAreNotCounted() throws InterruptedException {
        try (Kills kills = new Kills(9, 5, restarts::incrementAndGet)) {
            transfer(kills, 5);
            kills.await();
            assertThat(kills).hasToString(restarts + " kills of the server");
            assertThat(restarts.get()).isLessThan(9);
        }
    }

    private static void transfer(Kills kills, int transfers) {
        for (int i = 0; i < transfers; i++) {
            kills.transferDone();
        }
    }
}
