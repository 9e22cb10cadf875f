package org.tidewire.retry;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import org.hibernate.Transaction;

/**
 * How far one transaction came. {@link TransactionRetry} has its own; this is for who runs transactions by other means, and
 * has to know which failure may be repeated.
 */
public final class CommitWatch {
    private enum Phase {
        WORK,
        /** From just before COMMIT is sent until it is answered. */
        COMMIT,
        COMMITTED
    }

    private volatile Phase phase = Phase.WORK;

    /** For a transaction that has not begun: until {@link #begin}, nothing of it can have been committed. */
    public CommitWatch() {}

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

    /** To be called where nobody tells if COMMIT was sent: a connection that is lost from now on leaves it open. */
    public void mayCommit() {
        phase = Phase.COMMIT;
    }

    /**
     * Whether the transaction is committed, and only what came after that can have failed.
     *
     * @return {@code true} once COMMIT was answered
     */
    public boolean isCommitted() {
        return phase == Phase.COMMITTED;
    }

    /**
     * Why the transaction failed, where it matters how far it came: a connection that was lost during COMMIT is an
     * {@link FailureKind#OUTCOME_UNKNOWN unknown outcome}, and what fails after COMMIT is {@link FailureKind#OTHER}.
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
