package org.tidewire.retry;

import java.time.Duration;

/**
 * Is told how it goes, in the thread that runs the transaction. What a listener throws ends the retrying and reaches the
 * caller.
 */
public interface RetryListener {
    /**
     * An attempt is about to begin.
     *
     * @param attempt 1 for the first
     */
    default void attemptStarted(int attempt) {}

    /**
     * An attempt has failed and was rolled back, and the next one follows.
     *
     * @param attempt that has failed, 1 for the first
     * @param failure why
     * @param pause before the next attempt
     */
    default void retrying(int attempt, TransactionFailure failure, Duration pause) {}

    /**
     * The check of {@link TransactionRetry#checkingOutcomeBy} has told whether a transaction of unknown outcome was
     * committed. Where it was not, a retry follows, or a failure that is not to be repeated.
     *
     * @param attempt the last one, 1 for the first
     * @param failure that left the outcome unknown, of this attempt or of one before
     * @param done whether it was committed
     */
    default void outcomeChecked(int attempt, TransactionFailure failure, boolean done) {}

    /**
     * There is no retry any more, though the failure may be repeated; a {@link RetryExhaustedException} follows, or an
     * {@link UnknownOutcomeException} where a check has not found what an earlier attempt may still commit.
     *
     * @param attempts how many there were
     * @param failure of the last one
     */
    default void exhausted(int attempts, TransactionFailure failure) {}
}
