package org.tidewire.it.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.tidewire.testkit.support.TcpProxy.Cut;

/** The same where an insert waits for an uncommitted one of the same key. */
abstract class WaitingRepeatSuite extends ExactlyOnceSuite {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** A query for the number of sessions that wait for a lock. */
    abstract String waitingSessions();

    /** The repeat waits for the row of the session that lives on, and that session is then committed. */
    @Test
    void aCommitThatArrivesWhileTheRepeatWaitsIsNotDoneTwice() {
        proxy.cut("commit", Cut.BEFORE_IT_IS_DELIVERED);
        CompletableFuture<Void> transfer = CompletableFuture.runAsync(() -> transfer(1));
        await().until(() -> told.contains("attempt 2") && count(waitingSessions()) > 0);
        proxy.deliver();

        assertThat(transfer).succeedsWithin(PATIENCE);
        assertThat(told).containsExactlyElementsOf(toldOfALateCommit());
        assertThat(ids()).containsExactly(1);
        assertThat(balance(1)).isEqualTo(FUNDS - 1);
    }

    private long count(String query) {
        return factory.fromTransaction(
                session -> session.createNativeQuery(query, Long.class).getSingleResult());
    }
}
