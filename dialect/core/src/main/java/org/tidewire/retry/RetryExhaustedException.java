package org.tidewire.retry;

/** The transaction might succeed if it were repeated, but the policy allows no more. Nothing of it was committed. */
public final class RetryExhaustedException extends TransactionRetryException {
    private static final long serialVersionUID = 1L;

    RetryExhaustedException(String limit, int attempts, TransactionFailure failure) {
        super(
                "The transaction was rolled back " + (attempts == 1 ? "once" : attempts + " times") + ", and " + limit,
                attempts,
                failure);
    }
}
