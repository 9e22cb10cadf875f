package org.tidewire.retry;

import java.time.Duration;

/**
 * Is told how it goes, in the thread that runs the transaction. A listener only watches: an exception that it throws is logged,
 * and changes nothing. Whether to repeat is for the {@link RetryPolicy}.
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
     * A unit of work has ended whose outcome was unknown in one of its attempts. Told once for each, however often the check was
     * asked.
     *
     * @param attempts how many there were
     * @param failure that left the outcome unknown, the last one where there were several
     * @param resolution what became of it
     */
    default void outcomeResolved(int attempts, TransactionFailure failure, OutcomeResolution resolution) {}

    /**
     * There is no retry any more, though the failure may be repeated; a {@link RetryExhaustedException} follows, or an
     * {@link UnknownOutcomeException} where a check has not found what an earlier attempt may still commit.
     *
     * @param attempts how many there were
     * @param failure of the last one
     */
    default void exhausted(int attempts, TransactionFailure failure) {}
}
