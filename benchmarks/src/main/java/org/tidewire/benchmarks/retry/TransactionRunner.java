package org.tidewire.benchmarks.retry;

/** Who runs the transaction. */
public enum TransactionRunner {
    /** Hibernate, once. */
    HIBERNATE("Hibernate's runInTransaction"),
    /** {@link org.tidewire.retry.TransactionRetry}, with its default policy. */
    TIDEWIRE("Tidewire's TransactionRetry");

    private final String label;

    TransactionRunner(String label) {
        this.label = label;
    }

    /**
     * For readers.
     *
     * @return a name
     */
    public String label() {
        return label;
    }
}
