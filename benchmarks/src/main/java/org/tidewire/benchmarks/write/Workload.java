package org.tidewire.benchmarks.write;

/** One way to write: each operation is a transaction of its own over all rows. */
public interface Workload extends AutoCloseable {
    /** Inserts all rows into the empty table. */
    void persist();

    /**
     * Reads all rows, by one query.
     *
     * @return the sum of a column, so that nothing is optimized away
     */
    long load();

    /** Reads all rows, and updates each. */
    void update();

    /** Reads all rows, and deletes each. */
    void remove();

    /** Empties the table, outside of what is measured. */
    void empty();

    /** Fills the empty table, outside of what is measured. */
    void fill();

    @Override
    void close();
}
