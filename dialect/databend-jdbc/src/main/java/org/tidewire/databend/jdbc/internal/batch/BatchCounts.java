package org.tidewire.databend.jdbc.internal.batch;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.Arrays;

/** Collects the update counts of a batch, and puts them into the exception if it fails. */
public final class BatchCounts {
    private final long[] counts;
    private int size;

    public BatchCounts(int capacity) {
        counts = new long[capacity];
    }

    /** One statement for one element. */
    public interface Step {
        long run() throws SQLException;
    }

    /** One statement for several elements. */
    interface Steps {
        long[] run() throws SQLException;
    }

    public void add(Step step) throws BatchUpdateException {
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

    public long[] all() {
        return Arrays.copyOf(counts, size);
    }
}
