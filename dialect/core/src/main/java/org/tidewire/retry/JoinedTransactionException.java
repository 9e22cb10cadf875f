package org.tidewire.retry;

/** The transaction may be repeated, but not here: it was begun outside, and what came before is lost with it. */
public final class JoinedTransactionException extends TransactionRetryException {
    private static final long serialVersionUID = 1L;

    JoinedTransactionException(int attempts, TransactionFailure failure) {
        super(
                "The transaction may be repeated, but it was begun outside of this unit of work: repeat it where it was"
                        + " begun",
                attempts,
                failure);
    }
}
