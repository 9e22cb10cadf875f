package org.tidewire.retry;

import jakarta.persistence.EntityManager;
import jakarta.persistence.RollbackException;
import java.util.function.Function;
import org.hibernate.FlushMode;
import org.hibernate.Session;
import org.hibernate.SessionEventListener;
import org.hibernate.SessionFactory;
import org.hibernate.Transaction;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.resource.transaction.spi.TransactionStatus;
import org.jspecify.annotations.Nullable;

/**
 * Work in one transaction, in a session of its own.
 *
 * @param factory opens the session
 * @param work is called once for each attempt
 * @param readOnly whether it is declared to write nothing
 * @param isWhole whether all that is done in it belongs to its transaction; not in a check, which only looks
 */
record UnitOfWork<R extends @Nullable Object>(
        SessionFactory factory, Function<? super EntityManager, ? extends R> work, boolean readOnly, boolean isWhole)
        implements TransactionRetry.Call<R, RuntimeException> {
    @Override
    public R call(TransactionAttempt attempt) {
        EndedTransactions ended = new EndedTransactions();
        try (Session session = factory.withOptions().eventListeners(ended).openSession()) {
            // Only with JTA: a new session finds itself in the transaction of the thread.
            boolean joined = session.isJoinedToTransaction();
            if (joined) {
                attempt.joined();
            }
            if (isWhole) {
                attempt.isUnitOfWork();
            }
            if (readOnly) {
                // As Spring does for @Transactional(readOnly = true).
                session.setDefaultReadOnly(true);
                session.setHibernateFlushMode(FlushMode.MANUAL);
            }
            Transaction transaction = session.beginTransaction();
            try {
                // First of all, so that a COMMIT by the unit of work itself is seen too.
                attempt.begun(transaction, readOnly);
                R result = work.apply(session);
                attempt.returning(result);
                commit(transaction, ended);
                // Hibernate rolls back silently what is marked for it.
                if (!joined && !attempt.isCommitted()) {
                    throw new RollbackException("The transaction was rolled back at its end, since the unit of work, or"
                            + " an exception that it caught, had marked it for rollback");
                }
                return result;
            } catch (Throwable e) {
                if (ended.committed && !attempt.isCommitted()) {
                    attempt.hasCommittedAnother();
                }
                rollBack(session, transaction, e);
                if (transaction.getStatus() == TransactionStatus.FAILED_ROLLBACK) {
                    attempt.rollbackFailed();
                }
                throw e;
            }
        }
    }

    /** Which transactions of the session have ended. */
    @SuppressWarnings("serial") // Hibernate's interface is serializable
    private static final class EndedTransactions implements SessionEventListener {
        private boolean any;
        private boolean committed;

        @Override
        public void transactionCompletion(boolean successful) {
            any = true;
            committed |= successful;
        }
    }

    private static void commit(Transaction transaction, EndedTransactions ended) {
        // It may have begun another one since.
        if (!transaction.isActive() || ended.any) {
            throw new IllegalStateException(
                    "The unit of work has ended its transaction itself: leave that to TransactionRetry");
        }
        transaction.commit();
    }

    private static void rollBack(Session session, Transaction transaction, Throwable reason) {
        if (transaction.isActive()) {
            try {
                transaction.rollback();
            } catch (RuntimeException e) {
                reason.addSuppressed(e);
                // Left out by Hibernate where the connection is gone; closing would then warn of each bulk statement.
                session.unwrap(SharedSessionContractImplementor.class).afterTransactionCompletion(false, false);
            }
        }
    }
}
