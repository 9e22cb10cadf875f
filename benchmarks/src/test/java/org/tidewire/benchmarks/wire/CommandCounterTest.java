package org.tidewire.benchmarks.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

/** Packets of MySQL's protocol: three bytes of length, one of sequence, and that many bytes. */
class CommandCounterTest {
    private static final byte[] TWO_COMMANDS = {
        // A command of two bytes, its second packet of one, and a command without any.
        2, 0, 0, 0, 3, 3, 1, 0, 0, 1, 0, 0, 0, 0, 0
    };

    private final LongAdder commands = new LongAdder();
    private final CommandCounter counter = new CommandCounter(commands);

    @Test
    void countsPacketsThatBegin() {
        counter.read(TWO_COMMANDS, TWO_COMMANDS.length);
        assertThat(commands.sum()).isEqualTo(2);
    }

    @Test
    void countsThemHoweverTheyArrive() {
        for (byte octet : TWO_COMMANDS) {
            counter.read(new byte[] {octet}, 1);
        }
        assertThat(commands.sum()).isEqualTo(2);
    }

    @Test
    void readsLengthsOfMoreThanAByte() {
        byte[] header = {0, 1, 0, 0};
        counter.read(header, header.length);
        counter.read(new byte[256], 256);
        counter.read(TWO_COMMANDS, TWO_COMMANDS.length);
        assertThat(commands.sum()).isEqualTo(3);
    }
}
