package org.tidewire.retry;

import org.jspecify.annotations.Nullable;

/**
 * What the transaction did is not known, and it is not repeated, since that could do it twice: the answer to COMMIT did not
 * arrive, or the database {@linkplain FailureClassifier#transactionsAreAtomic() does not undo} what a failed transaction has
 * written. Find out by reading what it would have written ({@link TransactionRetry#checkingOutcomeBy} does that, and goes on), or
 * make the unit of work one that can be done twice.
 */
public final class UnknownOutcomeException extends TransactionRetryException {
    private static final long serialVersionUID = 1L;

    private UnknownOutcomeException(String message, int attempts, TransactionFailure failure) {
        super(message, attempts, failure);
    }

    static UnknownOutcomeException ofCommit(int attempts, TransactionFailure failure, boolean hasCheck) {
        return new UnknownOutcomeException(
                "The transaction may have been committed or not, since " + reason(failure)
                        + ", and is not repeated: look in the database first"
                        + (hasCheck
                                ? "; the check is asked for the COMMIT of the unit of work's own transaction alone"
                                : ", or let TransactionRetry.checkingOutcomeBy look"),
                attempts,
                failure);
    }

    /**
     * It was looked for, and is still not known.
     *
     * @param why as part of a sentence
     * @param last what went wrong since, if anything
     */
    static UnknownOutcomeException afterCheck(
            String why, int attempts, TransactionFailure failure, @Nullable Throwable last) {
        UnknownOutcomeException exception = new UnknownOutcomeException(
                "The transaction may have been committed or not, since " + reason(failure) + ", and " + why,
                attempts,
                failure);
        if (last != null && last != failure.thrown()) {
            exception.addSuppressed(last);
        }
        return exception;
    }

    private static String reason(TransactionFailure failure) {
        return failure.isAnswer() ? "the database says so" : "the answer to its COMMIT did not arrive";
    }

    static UnknownOutcomeException ofWrites(int attempts, TransactionFailure failure) {
        return new UnknownOutcomeException(
                "The transaction may have written before it failed, which this database does not undo, and is not"
                        + " repeated: look in the database first",
                attempts,
                failure);
    }
}
