package org.tidewire.retry;

/** The thread was interrupted, so the transaction, which was rolled back, is not repeated. The thread stays interrupted. */
public final class RetryInterruptedException extends TransactionRetryException {
    private static final long serialVersionUID = 1L;

    /**
     * For who runs transactions by other means than {@link TransactionRetry}.
     *
     * @param attempts how many there were
     * @param failure of the last one
     */
    public RetryInterruptedException(int attempts, TransactionFailure failure) {
        super(
                "The transaction was rolled back, and is not repeated since its thread was interrupted",
                attempts,
                failure);
    }
}
