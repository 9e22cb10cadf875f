package org.tidewire.retry;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An attempt whose COMMIT was not answered, and the question whether it was committed.
 *
 * @param parts with the check
 * @param clock of the loop
 * @param failure that left the outcome unknown
 * @param returned what the unit of work had returned. Where a later attempt fails before its COMMIT, it was this
 */
record UnknownOutcome(
        RetryParts parts,
        RetryClock clock,
        TransactionFailure failure,
        @Nullable Object returned) {
    /** With a deadline the retries do not limit how often a server that is away is asked. */
    private static final Duration LEAST_PAUSE = Duration.ofMillis(1);

    /** Asks until there is an answer. */
    boolean isDone(int attempt) {
        for (int asked = 1; ; asked++) {
            TransactionAttempt check = new TransactionAttempt(parts.factory);
            boolean done;
            try {
                done = check.run(
                        new UnitOfWork<>(parts.factory, entityManager -> ask(check, entityManager), false, false));
            } catch (Error e) {
                throw unresolved(e, "the check of its outcome ended with an error", attempt);
            } catch (RuntimeException e) {
                pause(asked, attempt, check.failure(e, parts.classifier));
                continue;
            }
            parts.listeners.outcomeChecked(attempt, failure, done);
            return done;
        }
    }

    /** The same after a repeat has failed, which the caller has to hear of where there is no answer. */
    boolean isDone(int attempt, Throwable failureOfRepeat) {
        try {
            return isDone(attempt);
        } catch (UnknownOutcomeException | Error e) {
            e.addSuppressed(failureOfRepeat);
            throw e;
        }
    }

    /** In a transaction of the caller it would see what that sees, and hold its locks until that ends. */
    private boolean ask(TransactionAttempt check, EntityManager entityManager) {
        if (check.isJoined()) {
            throw new IllegalStateException(
                    "The check needs a transaction of its own, and this thread is in one of JTA");
        }
        return parts.requireCheck().test(entityManager);
    }

    private void pause(int asked, int attempt, TransactionFailure ofCheck) {
        // A check whose own outcome is unknown is asked again too: it may be done twice.
        if (ofCheck.kind() == FailureKind.OTHER) {
            throw unresolved("the check of its outcome failed", attempt, ofCheck.thrown());
        }
        Duration pause = clock.pauseBefore(asked);
        boolean hasDeadline = parts.policy.deadline().isPresent();
        if (hasDeadline ? clock.isTooLateAfter(pause) : asked > parts.policy.maxRetries()) {
            String limit = hasDeadline
                    ? " before the deadline" + clock.tellTimes()
                    : " in " + asked + (asked == 1 ? " try" : " tries");
            throw unresolved("the check of its outcome got no answer" + limit, attempt, ofCheck.thrown());
        }
        try {
            if (ofCheck.isInterruption() || Thread.currentThread().isInterrupted()) {
                throw new InterruptedException();
            }
            clock.sleep(pause.compareTo(LEAST_PAUSE) < 0 ? LEAST_PAUSE : pause);
        } catch (InterruptedException e) {
            throw interrupted(attempt, ofCheck.thrown());
        }
    }

    UnknownOutcomeException interrupted(int attempts, Throwable last) {
        Thread.currentThread().interrupt();
        return unresolved("its thread was interrupted before it was repeated or found", attempts, last);
    }

    /** An error of the JVM, or of an assertion, reaches the caller as it is, and tells of this. */
    Error unresolved(Error error, String why, int attempts) {
        error.addSuppressed(unresolved(why, attempts, null));
        return error;
    }

    UnknownOutcomeException unresolved(String why, int attempts, @Nullable Throwable last) {
        resolved(attempts, OutcomeResolution.UNRESOLVED);
        return UnknownOutcomeException.afterCheck(why, attempts, failure, last);
    }

    void resolved(int attempts, OutcomeResolution resolution) {
        parts.listeners.outcomeResolved(attempts, failure, resolution);
    }
}
