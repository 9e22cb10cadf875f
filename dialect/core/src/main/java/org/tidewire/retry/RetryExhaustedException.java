package org.tidewire.retry;

/** The transaction might succeed if it were repeated, but the policy allows no more. Nothing of it was committed. */
public final class RetryExhaustedException extends TransactionRetryException {
    private static final long serialVersionUID = 1L;

    /**
     * For who runs transactions by other means than {@link TransactionRetry}.
     *
     * @param limit what was used up, as the end of a sentence
     * @param attempts how many there were
     * @param failure of the last one
     */
    public RetryExhaustedException(String limit, int attempts, TransactionFailure failure) {
        super(
                "The transaction was rolled back " + (attempts == 1 ? "once" : attempts + " times") + ", and " + limit,
                attempts,
                failure);
    }
}
