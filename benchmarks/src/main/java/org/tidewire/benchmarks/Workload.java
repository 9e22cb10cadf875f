package org.tidewire.benchmarks;

/** One way to write rows: each operation is one transaction over all rows. */
public interface Workload extends AutoCloseable {
    /** What is done to the rows. */
    enum Operation {
        PERSIST,
        LOAD,
        UPDATE,
        REMOVE
    }

    void persist();

    long load();

    void update();

    void remove();

    void truncate();

    /** Fills the empty table before UPDATE, REMOVE and LOAD. */
    default void fill() {
        persist();
    }

    @Override
    void close();

    default void prepare(Operation operation) {
        truncate();
        if (operation != Operation.PERSIST) {
            fill();
        }
    }

    default long run(Operation operation) {
        switch (operation) {
            case PERSIST -> persist();
            case LOAD -> {
                return load();
            }
            case UPDATE -> update();
            case REMOVE -> remove();
        }
        return 0;
    }
}
