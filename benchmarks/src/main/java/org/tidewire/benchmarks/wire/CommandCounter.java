package org.tidewire.benchmarks.wire;

import java.util.concurrent.atomic.LongAdder;

/** Finds the packets in what a client sends, and counts those that begin a command. */
final class CommandCounter {
    private static final int HEADER = 4;

    private final LongAdder commands;
    private int headerRead;
    private int length;
    private long toSkip;

    CommandCounter(LongAdder commands) {
        this.commands = commands;
    }

    void read(byte[] bytes, int n) {
        int i = 0;
        while (i < n) {
            if (toSkip > 0) {
                int skipped = (int) Math.min(toSkip, n - i);
                toSkip -= skipped;
                i += skipped;
            } else {
                header(bytes[i] & 0xff);
                i++;
            }
        }
    }

    private void header(int octet) {
        if (headerRead < HEADER - 1) {
            length |= octet << (8 * headerRead);
            headerRead++;
            return;
        }
        if (octet == 0) {
            commands.increment();
        }
        toSkip = length;
        length = 0;
        headerRead = 0;
    }
}
