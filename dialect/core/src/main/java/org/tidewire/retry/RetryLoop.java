package org.tidewire.retry;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One run of {@link TransactionRetry#repeat}: its attempts, the pauses between them, and the checks of unknown outcomes.
 *
 * @param <R> what comes out of it
 * @param <X> what the call may throw
 */
final class RetryLoop<R extends @Nullable Object, X extends Throwable> {
    private final TransactionRetry retry;
    private final TransactionRetry.Call<R, X> call;
    private final long begin;
    private long attemptBegin;

    /** The last one whose outcome was not known. Another transaction of this loop may be committed once it is set. */
    private @Nullable TransactionFailure unknown;

    /** What the attempt returned whose outcome was not known last. Where a later one fails before its COMMIT, it was this. */
    private @Nullable Object returned;

    RetryLoop(TransactionRetry retry, TransactionRetry.Call<R, X> call) {
        this.retry = retry;
        this.call = call;
        this.begin = retry.time.nanoTime();
        this.attemptBegin = begin;
    }

    // What was returned is the call's; the analysis does not know type arguments that are nullable.
    @SuppressWarnings({"unchecked", "NullAway"})
    R run() throws X {
        for (int number = 1; ; number++) {
            for (RetryListener listener : retry.listeners) {
                listener.attemptStarted(number);
            }
            attemptBegin = retry.time.nanoTime();
            TransactionAttempt attempt = new TransactionAttempt(retry.factory);
            try {
                return attempt.run(call);
            } catch (Error e) {
                throw e;
            } catch (Throwable e) {
                TransactionFailure failure = attempt.failure(e, retry.classifier);
                if (attempt.isCommitted()) {
                    throw e;
                }
                if (failure.kind() == FailureKind.OUTCOME_UNKNOWN) {
                    requireCheck(number, attempt, failure);
                    unknown = failure;
                    returned = attempt.returned();
                    if (isDone(number, failure)) {
                        return (R) returned;
                    }
                } else if (!repeats(failure.kind())) {
                    if (unknown != null && isDoneBefore(e, number, unknown)) {
                        return (R) returned;
                    }
                    throw e;
                } else {
                    refuseToRepeat(number, attempt, failure);
                }
                if (!pause(number, failure)) {
                    return (R) returned;
                }
            }
        }
    }

    /** Once an outcome is unknown a lock timeout may mean that its session still has the locks. */
    private boolean repeats(FailureKind kind) {
        return retry.policy.repeats(kind) || (unknown != null && kind == FailureKind.LOCK_TIMEOUT);
    }

    private void requireCheck(int number, TransactionAttempt attempt, TransactionFailure failure) {
        if (retry.check == null || !attempt.isOwnOutcomeUnknown()) {
            throw UnknownOutcomeException.ofCommit(number, failure);
        }
    }

    private void refuseToRepeat(int number, TransactionAttempt attempt, TransactionFailure failure) {
        if (!retry.classifier.transactionsAreAtomic() && attempt.mayHaveWritten()) {
            throw UnknownOutcomeException.ofWrites(number, failure);
        }
        if (attempt.isJoined()) {
            throw new JoinedTransactionException(number, failure);
        }
    }

    /** False where there is no next attempt, since an earlier one was found to be committed. */
    private boolean pause(int attempt, TransactionFailure failure) {
        Duration pause = retry.policy.pauseBefore(attempt, retry.random.get());
        String limit = limit(attempt, pause);
        if (limit != null) {
            // The repeats may have met the late commit of an earlier attempt.
            if (unknown != null
                    && failure.kind() != FailureKind.OUTCOME_UNKNOWN
                    && isDoneBefore(failure.thrown(), attempt, unknown)) {
                return false;
            }
            for (RetryListener listener : retry.listeners) {
                listener.exhausted(attempt, failure);
            }
            throw unknown == null
                    ? new RetryExhaustedException(limit, attempt, failure)
                    : UnknownOutcomeException.afterCheck(
                            "it was not found when it was looked for, and " + limit,
                            attempt,
                            unknown,
                            failure.thrown());
        }
        if (Thread.currentThread().isInterrupted()) {
            throw interrupted(attempt, failure);
        }
        for (RetryListener listener : retry.listeners) {
            listener.retrying(attempt, failure, pause);
        }
        sleep(pause, attempt, failure);
        return true;
    }

    private void sleep(Duration pause, int attempt, TransactionFailure failure) {
        try {
            retry.time.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted(attempt, failure);
        }
    }

    private @Nullable String limit(int attempt, Duration pause) {
        if (attempt > retry.policy.maxRetries()) {
            return "no retry is left";
        }
        return isTooLate(pause) ? "a retry would come after the deadline" + tellTimes() : null;
    }

    private boolean isTooLate(Duration pause) {
        return retry.policy.isTooLate(since(begin).plus(pause));
    }

    /** An attempt is not cut short, so it may have waited for a connection for longer than the deadline is. */
    private String tellTimes() {
        return " of " + seconds(retry.policy.deadline().orElseThrow()) + ": " + seconds(since(begin))
                + " have passed, of which the last attempt took " + seconds(since(attemptBegin))
                + ", its wait for a connection included";
    }

    private static String seconds(Duration time) {
        return time.toMillis() / 1000.0 + " s";
    }

    private Duration since(long nanoTime) {
        return Duration.ofNanos(retry.time.nanoTime() - nanoTime);
    }

    private TransactionRetryException interrupted(int attempt, TransactionFailure failure) {
        return unknown == null
                ? new RetryInterruptedException(attempt, failure)
                : UnknownOutcomeException.afterCheck(
                        "its thread was interrupted before it was repeated or found", attempt, unknown, null);
    }

    /** Asks whether a transaction whose outcome was unknown is committed, until there is an answer. */
    private boolean isDone(int attempt, TransactionFailure unknownOutcome) {
        for (int asked = 1; ; asked++) {
            TransactionAttempt check = new TransactionAttempt(retry.factory);
            boolean done;
            try {
                done = check.run(new UnitOfWork<>(retry.factory, entityManager -> ask(check, entityManager), false));
            } catch (RuntimeException e) {
                pauseCheck(asked, attempt, unknownOutcome, check.failure(e, retry.classifier));
                continue;
            }
            for (RetryListener listener : retry.listeners) {
                listener.outcomeChecked(attempt, unknownOutcome, done);
            }
            return done;
        }
    }

    /** In a transaction of the caller it would see what that sees, and hold its locks until that ends. */
    private boolean ask(TransactionAttempt check, EntityManager entityManager) {
        if (check.isJoined()) {
            throw new IllegalStateException(
                    "The check needs a transaction of its own, and this thread is in one of JTA");
        }
        return retry.requireCheck().test(entityManager);
    }

    /** The same after a repeat has failed, which the caller has to hear of where there is no answer. */
    private boolean isDoneBefore(Throwable failureOfRepeat, int attempt, TransactionFailure unknownOutcome) {
        try {
            return isDone(attempt, unknownOutcome);
        } catch (UnknownOutcomeException e) {
            e.addSuppressed(failureOfRepeat);
            throw e;
        }
    }

    private void pauseCheck(int asked, int attempt, TransactionFailure unknownOutcome, TransactionFailure failure) {
        // A check whose own outcome is unknown is asked again too: it may be done twice.
        if (failure.kind() == FailureKind.OTHER) {
            throw UnknownOutcomeException.afterCheck(
                    "the check of its outcome failed", attempt, unknownOutcome, failure.thrown());
        }
        Duration pause = retry.policy.pauseBefore(asked, retry.random.get());
        boolean noMore = retry.policy.deadline().isEmpty() ? asked > retry.policy.maxRetries() : isTooLate(pause);
        if (noMore) {
            String limit = retry.policy.deadline().isEmpty()
                    ? " in " + asked + " times"
                    : " before the deadline" + tellTimes();
            throw UnknownOutcomeException.afterCheck(
                    "the check of its outcome got no answer" + limit, attempt, unknownOutcome, failure.thrown());
        }
        sleep(pause, attempt, unknownOutcome);
    }
}
