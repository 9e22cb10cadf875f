package org.tidewire.it.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.tidewire.testkit.support.TcpProxy.Cut;

/** The same transfers, cut at each packet that they send or receive, from the login to the end of the connection. */
abstract class PacketBoundarySuite extends ExactlyOnceSuite {
    private static final int LEAST_TRANSFERS = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** A query for the number of sessions that wait for a lock. */
    abstract String waitingSessions();

    @Test
    void eachTransferIsDoneOnceWhereverItsConnectionIsCut() {
        int packets = packetsOfATransfer();
        int transfers = Math.max(LEAST_TRANSFERS, packets);
        for (int id = 1; id <= transfers; id++) {
            proxy.cutAtPackets((id - 1) % packets);
            transfer(id);
        }
        assertThat(proxy.cuts()).as("one for each transfer").isEqualTo(transfers);
        requireEachOnce(transfers);
    }

    /** The second cut meets the check, the repeat, or the check of the repeat. */
    @Test
    void eachTransferIsDoneOnceWhereItsConnectionsAreCutTwice() {
        int packets = packetsOfATransfer();
        for (int id = 1; id <= packets; id++) {
            int first = id - 1;
            // A number without a divisor in common with most others meets the packets in all pairs of places.
            proxy.cutAtPackets(first, id + 7 * id % packets);
            transfer(id);
        }
        assertThat(proxy.cuts()).as("two for most transfers").isGreaterThan(packets * 3 / 2);
        assertThat(told).contains("attempt 3");
        requireEachOnce(packets);
    }

    private int packetsOfATransfer() {
        // The first may ask the server for more than those after it.
        transfer(-1);
        proxy.cutAtPackets();
        transfer(0);
        int packets = proxy.packets();
        assertThat(packets).as("packets of a transfer, with its connection's").isGreaterThan(20);
        return packets;
    }

    private void requireEachOnce(int transfers) {
        proxy.cutAtPackets();
        assertThat(ids()).as("each id").hasSize(transfers + 2).doesNotHaveDuplicates();
        assertThat(balance(1)).isEqualTo(FUNDS - transfers - 2);
        assertThat(balance(2)).isEqualTo(transfers + 2);
        assertThat(told).contains("found", "not found");
    }

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
