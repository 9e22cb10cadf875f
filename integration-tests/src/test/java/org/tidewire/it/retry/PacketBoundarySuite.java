package org.tidewire.it.retry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The same transfers, cut at each packet that they send or receive, from the login to the end of the connection. */
abstract class PacketBoundarySuite extends ExactlyOnceSuite {
    private static final int LEAST_TRANSFERS = 100;

    @Test
    void eachTransferIsDoneOnceWhereverItsConnectionIsCut() {
        // The first may ask the server for more than those after it.
        transfer(-1);
        proxy.cutAtPacket(-1);
        transfer(0);
        int packets = proxy.packets();
        assertThat(packets).as("packets of a transfer, with its connection's").isGreaterThan(20);

        int transfers = Math.max(LEAST_TRANSFERS, packets);
        for (int id = 1; id <= transfers; id++) {
            proxy.cutAtPacket((id - 1) % packets);
            transfer(id);
        }
        proxy.cutAtPacket(-1);

        assertThat(proxy.cuts()).as("one for each transfer").isEqualTo(transfers);
        assertThat(ids()).as("each id").hasSize(transfers + 2).doesNotHaveDuplicates();
        assertThat(balance(1)).isEqualTo(FUNDS - transfers - 2);
        assertThat(balance(2)).isEqualTo(transfers + 2);
        assertThat(told).contains("found", "not found");
    }
}
