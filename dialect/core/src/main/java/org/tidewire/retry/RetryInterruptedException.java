package org.tidewire.retry;

/** The thread was interrupted, so the transaction, which was rolled back, is not repeated. The thread stays interrupted. */
public final class RetryInterruptedException extends TransactionRetryException {
    private static final long serialVersionUID = 1L;

    RetryInterruptedException(int attempts, TransactionFailure failure) {
        super(
                "The transaction was rolled back, and is not repeated since its thread was interrupted",
                attempts,
                failure);
    }
}
