package org.tidewire.retry;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import org.hibernate.Transaction;

/**
 * Tracks how far a transaction has come. {@link TransactionRetry} uses one itself; code that runs transactions by other means uses
 * this class to learn which failure may be repeated.
 */
public final class CommitTracker {
    private enum Phase {
        WORK,
        /** From just before COMMIT is sent until it is answered. */
        COMMIT,
        COMMITTED
    }

    private volatile Phase phase = Phase.WORK;

    /** For a transaction that has not begun: until {@link #begin}, nothing of it can have been committed. */
    public CommitTracker() {}

    /**
     * Watches a transaction from its beginning, before any work is done in it.
     *
     * @param transaction that has begun
     */
    public void begin(Transaction transaction) {
        transaction.registerSynchronization(new Synchronization() {
            /** Called when everything is flushed, just before COMMIT. */
            @Override
            public void beforeCompletion() {
                phase = Phase.COMMIT;
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    phase = Phase.COMMITTED;
                }
            }
        });
    }

    /** Call this where it is not known whether COMMIT was sent: a connection lost from now on is an unknown outcome. */
    public void mayCommit() {
        phase = Phase.COMMIT;
    }

    /**
     * Whether the transaction is committed; a failure then came after the commit.
     *
     * @return {@code true} once COMMIT was answered
     */
    public boolean isCommitted() {
        return phase == Phase.COMMITTED;
    }

    /**
     * Classifies a failure by how far the transaction came: a connection lost during COMMIT is an
     * {@link FailureKind#OUTCOME_UNKNOWN unknown outcome}, and a failure after COMMIT is {@link FailureKind#OTHER}.
     *
     * @param thrown what the transaction ended with
     * @param classifier of the database
     * @return the failure
     */
    public TransactionFailure failure(Throwable thrown, FailureClassifier classifier) {
        TransactionFailure failure = TransactionFailure.of(thrown, classifier);
        return switch (phase) {
            case WORK -> failure;
            case COMMIT ->
                failure.kind() == FailureKind.CONNECTION_LOST ? failure.as(FailureKind.OUTCOME_UNKNOWN) : failure;
            case COMMITTED -> failure.as(FailureKind.OTHER);
        };
    }
}
