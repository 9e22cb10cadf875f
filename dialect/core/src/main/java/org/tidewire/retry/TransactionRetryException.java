package org.tidewire.retry;

import jakarta.persistence.PersistenceException;

/** A transaction failed in a way that retrying is about, and is not repeated; the subclass and the message say why. */
public abstract sealed class TransactionRetryException extends PersistenceException
        permits RetryExhaustedException,
                UnknownOutcomeException,
                JoinedTransactionException,
                RetryInterruptedException {
    private static final long serialVersionUID = 1L;

    /** How many attempts there were. */
    private final int attempts;

    /** Why the last one failed. */
    private final TransactionFailure failure;

    TransactionRetryException(String message, int attempts, TransactionFailure failure) {
        super(message + " (" + failure + ")", failure.thrown());
        this.attempts = attempts;
        this.failure = failure;
    }

    /** Whether who runs the transaction around this one may repeat it; the other kinds were decided here. */
    boolean isLeftToOuter() {
        return this instanceof JoinedTransactionException;
    }

    /**
     * How many attempts there were.
     *
     * @return at least 1
     */
    public int getAttempts() {
        return attempts;
    }

    /**
     * Why the last attempt failed.
     *
     * @return the failure; its exception is the cause of this one
     */
    public TransactionFailure getFailure() {
        return failure;
    }
}
