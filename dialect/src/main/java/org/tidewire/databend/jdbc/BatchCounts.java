package org.tidewire.databend.jdbc;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.Arrays;

/** The update counts of a batch as far as it has come, and the exception that carries them where it ends early. */
final class BatchCounts {
    private final long[] counts;
    private int size;

    BatchCounts(int capacity) {
        counts = new long[capacity];
    }

    /** One statement for one element. */
    interface Step {
        long run() throws SQLException;
    }

    /** One statement for several elements. */
    interface Steps {
        long[] run() throws SQLException;
    }

    void add(Step step) throws BatchUpdateException {
        addAll(() -> new long[] {step.run()});
    }

    void addAll(Steps steps) throws BatchUpdateException {
        try {
            for (long count : steps.run()) {
                counts[size++] = count;
            }
        } catch (SQLException e) {
            throw new BatchUpdateException(e.getMessage(), e.getSQLState(), e.getErrorCode(), all(), e);
        }
    }

    long[] all() {
        return Arrays.copyOf(counts, size);
    }

    static int[] narrow(long[] counts) {
        return Arrays.stream(counts).mapToInt(StatementCalls::narrow).toArray();
    }
}
