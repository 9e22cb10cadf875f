package org.tidewire.retry;

import jakarta.persistence.EntityManager;
import jakarta.persistence.RollbackException;
import java.util.function.Function;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.Transaction;
import org.jspecify.annotations.Nullable;

/** One transaction in a session of its own. */
final class Attempt {
    private final SessionFactory factory;
    private final ErrorInjection errors;
    private final int number;
    private final CommitTracker watch = new CommitTracker();
    private boolean joined;

    Attempt(SessionFactory factory, ErrorInjection errors, int number) {
        this.factory = factory;
        this.errors = errors;
        this.number = number;
    }

    <R extends @Nullable Object> R call(Function<? super EntityManager, ? extends R> work) {
        try (Session session = factory.openSession()) {
            // Only with JTA: a new session finds itself in the transaction of the thread.
            joined = session.isJoinedToTransaction();
            Transaction transaction = session.beginTransaction();
            try {
                // First of all, so that a COMMIT by the unit of work itself is seen too.
                watch.begin(transaction);
                R result = work.apply(session);
                commit(transaction);
                return result;
            } catch (Throwable e) {
                rollBack(transaction, e);
                throw e;
            }
        }
    }

    private void commit(Transaction transaction) {
        if (!transaction.isActive()) {
            throw new IllegalStateException(
                    "The unit of work has ended its transaction itself: leave that to TransactionRetry");
        }
        errors.beforeCommit(number);
        transaction.commit();
        if (errors.losesAnswerOf(number)) {
            watch.mayCommit();
            throw errors.injected();
        }
        // Hibernate rolls back silently what is marked for it.
        if (!joined && !watch.isCommitted()) {
            throw new RollbackException("The transaction was rolled back at its end, since the unit of work, or an"
                    + " exception that it caught, had marked it for rollback");
        }
    }

    private static void rollBack(Transaction transaction, Throwable reason) {
        if (transaction.isActive()) {
            try {
                transaction.rollback();
            } catch (RuntimeException e) {
                reason.addSuppressed(e);
            }
        }
    }

    /** Why it failed. */
    TransactionFailure failure(Exception thrown, FailureClassifier classifier) {
        return watch.failure(thrown, classifier);
    }

    boolean isJoined() {
        return joined;
    }
}
