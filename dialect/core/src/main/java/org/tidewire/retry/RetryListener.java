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
     * There is no retry any more, though the failure may be repeated; a {@link RetryExhaustedException} follows.
     *
     * @param attempts how many there were
     * @param failure of the last one
     */
    default void exhausted(int attempts, TransactionFailure failure) {}
}
