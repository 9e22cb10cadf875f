package org.tidewire.retry;

/**
 * The answer to COMMIT did not arrive: the transaction is committed, or it is not. It is not repeated, since that could do
 * it twice. Find out by reading what it would have written, or make the unit of work one that can be done twice.
 */
public final class UnknownOutcomeException extends TransactionRetryException {
    private static final long serialVersionUID = 1L;

    /**
     * For who runs transactions by other means than {@link TransactionRetry}.
     *
     * @param attempts how many there were
     * @param failure of the last one
     */
    public UnknownOutcomeException(int attempts, TransactionFailure failure) {
        super(
                "The transaction may have been committed or not, since the answer to its COMMIT did not arrive, and is"
                        + " not repeated: look in the database first",
                attempts,
                failure);
    }
}
