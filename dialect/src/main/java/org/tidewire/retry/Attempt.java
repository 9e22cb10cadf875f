package org.tidewire.retry;

import jakarta.persistence.EntityManager;
import jakarta.persistence.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import java.util.function.Function;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.Transaction;
import org.jspecify.annotations.Nullable;

/** One transaction in a session of its own, and how far it came. */
final class Attempt implements Synchronization {
    private enum Phase {
        WORK,
        /** From just before COMMIT is sent until it is answered. */
        COMMIT,
        COMMITTED
    }

    private final SessionFactory factory;
    private final ErrorInjection errors;
    private final int number;
    private Phase phase = Phase.WORK;
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
                transaction.registerSynchronization(this);
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
            phase = Phase.COMMIT;
            throw errors.injected();
        }
        // Hibernate rolls back silently what is marked for it.
        if (!joined && phase != Phase.COMMITTED) {
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

    /** Called when everything is flushed, just before COMMIT. */
    @Override
    public void beforeCompletion() {
        phase = Phase.COMMIT;
    }

    @Override
    public void afterCompletion(int status) {
        if (status == Status.STATUS_COMMITTED) {
            phase = Phase.COMMITTED;
        }
    }

    /** Whether the transaction is committed, and only what came after that has failed. */
    boolean isCommitted() {
        return phase == Phase.COMMITTED;
    }

    /** Whether this failure leaves it open if the transaction is committed. */
    boolean isOutcomeUnknownAfter(FailureKind kind) {
        return !isCommitted()
                && (kind == FailureKind.OUTCOME_UNKNOWN
                        || (kind == FailureKind.CONNECTION_LOST && phase == Phase.COMMIT));
    }

    boolean isJoined() {
        return joined;
    }
}
