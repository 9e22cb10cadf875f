package org.tidewire.retry;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One run of {@link TransactionRetry#repeat}: its attempts, and the pauses between them.
 *
 * @param <R> what comes out of it
 * @param <X> what the call may throw
 */
final class RetryLoop<R extends @Nullable Object, X extends Throwable> {
    private final RetryParts parts;
    private final TransactionRetry.Call<R, X> call;
    private final RetryClock clock;

    /** The last one. Another transaction of this loop may be committed once it is set. */
    private @Nullable UnknownOutcome unknown;

    /** Whether the last attempt ended with an unknown outcome inside of it. */
    private boolean innerIsUnknown;

    RetryLoop(RetryParts parts, TransactionRetry.Call<R, X> call) {
        this.parts = parts;
        this.call = call;
        this.clock = new RetryClock(parts);
    }

    R run() throws X {
        try {
            return repeat();
        } catch (Throwable e) {
            TransactionAttempt outer = TransactionAttempt.current();
            if (outer != null && (innerIsUnknown || e instanceof UnknownOutcomeException)) {
                outer.innerIsUnknown();
            }
            throw e;
        }
    }

    private R repeat() throws X {
        for (int number = 1; ; number++) {
            parts.listeners.attemptStarted(number);
            clock.attemptBegins();
            TransactionAttempt attempt = new TransactionAttempt(parts.factory);
            R result;
            try {
                result = attempt.run(call);
            } catch (Throwable e) {
                clock.attemptEnds();
                innerIsUnknown = attempt.isInnerUnknown();
                if (attempt.isCommitted()) {
                    resolved(number, OutcomeResolution.REPEATED);
                    throw e;
                }
                if (e instanceof Error error) {
                    throw unknown == null ? error : unknown.unresolved(error, "its repeat ended with an error", number);
                }
                TransactionFailure failure = attempt.failure(e, parts.classifier);
                UnknownOutcome found = find(number, attempt, failure);
                if (found == null && !repeats(failure.kind())) {
                    resolved(number, OutcomeResolution.NOT_DONE);
                    throw e;
                }
                if (found == null) {
                    refuseToRepeat(number, attempt, failure);
                    found = pauseOrFind(number, failure);
                }
                if (found == null) {
                    continue;
                }
                return returned(number, found);
            }
            resolved(number, OutcomeResolution.REPEATED);
            return result;
        }
    }

    /** Null where nothing that this loop has done before is committed. */
    private @Nullable UnknownOutcome find(int number, TransactionAttempt attempt, TransactionFailure failure) {
        if (failure.kind() == FailureKind.OUTCOME_UNKNOWN) {
            if (parts.check == null || !attempt.isOwnOutcomeUnknown()) {
                parts.listeners.outcomeResolved(number, failure, OutcomeResolution.UNRESOLVED);
                throw UnknownOutcomeException.ofCommit(number, failure, parts.check != null);
            }
            unknown = new UnknownOutcome(parts, clock, failure, attempt.returned());
            return unknown.isDone(number) ? unknown : null;
        }
        return unknown != null && !repeats(failure.kind()) && unknown.isDone(number, failure.thrown()) ? unknown : null;
    }

    /** Once an outcome is unknown a lock timeout may mean that its session still has the locks. */
    private boolean repeats(FailureKind kind) {
        return kind == FailureKind.OUTCOME_UNKNOWN
                || parts.policy.repeats(kind)
                || (unknown != null && kind == FailureKind.LOCK_TIMEOUT);
    }

    private void refuseToRepeat(int number, TransactionAttempt attempt, TransactionFailure failure) {
        if (!parts.classifier.transactionsAreAtomic() && attempt.mayHaveWritten()) {
            parts.listeners.outcomeResolved(number, failure, OutcomeResolution.UNRESOLVED);
            throw UnknownOutcomeException.ofWrites(number, failure);
        }
        if (attempt.isJoined()) {
            throw new JoinedTransactionException(number, failure);
        }
    }

    /** Not null where there is no next attempt, since an earlier one was found to be committed. */
    private @Nullable UnknownOutcome pauseOrFind(int number, TransactionFailure failure) {
        Duration pause = clock.pauseBefore(number);
        String limit = limit(number, pause);
        if (limit != null) {
            if (unknown != null && mayHaveMetIt(failure) && unknown.isDone(number, failure.thrown())) {
                return unknown;
            }
            parts.listeners.exhausted(number, failure);
            throw unknown == null
                    ? new RetryExhaustedException(limit, number, failure)
                    : unknown.unresolved(
                            "it was not found when it was looked for, and " + limit, number, failure.thrown());
        }
        if (Thread.currentThread().isInterrupted() || failure.isInterruption()) {
            throw interrupted(number, failure);
        }
        parts.listeners.retrying(number, failure, pause);
        try {
            clock.sleep(pause);
        } catch (InterruptedException e) {
            throw interrupted(number, failure);
        }
        return null;
    }

    private @Nullable String limit(int number, Duration pause) {
        if (number > parts.policy.maxRetries()) {
            return "no retry is left";
        }
        return clock.isTooLateAfter(pause) ? "a retry would come after the deadline" + clock.tellTimes() : null;
    }

    /**
     * Whether a repeat may have met the late COMMIT of an earlier attempt. After the deadline nobody asks a server that was gone a
     * moment ago: the question would wait for it as long as the repeat did.
     */
    private boolean mayHaveMetIt(TransactionFailure failure) {
        return switch (failure.kind()) {
            case OUTCOME_UNKNOWN -> false;
            case CONNECTION_LOST -> !clock.isTooLateAfter(Duration.ZERO);
            default -> true;
        };
    }

    private TransactionRetryException interrupted(int number, TransactionFailure failure) {
        Thread.currentThread().interrupt();
        return unknown == null
                ? new RetryInterruptedException(number, failure)
                : unknown.interrupted(number, failure.thrown());
    }

    private void resolved(int number, OutcomeResolution resolution) {
        if (unknown != null) {
            unknown.resolved(number, resolution);
        }
    }

    // What was returned is the call's; the analysis does not know type arguments that are nullable.
    @SuppressWarnings({"unchecked", "NullAway"})
    private R returned(int number, UnknownOutcome found) {
        found.resolved(number, OutcomeResolution.FOUND);
        return (R) found.returned();
    }
}
