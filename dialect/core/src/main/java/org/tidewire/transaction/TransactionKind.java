package org.tidewire.transaction;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.RollbackException;
import jakarta.transaction.Synchronization;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hibernate.CacheMode;
import org.hibernate.JDBCException;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.SharedSessionContract;
import org.hibernate.Transaction;
import org.hibernate.cfg.CacheSettings;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.jspecify.annotations.Nullable;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.retry.FailureKind;
import org.tidewire.retry.TransactionFailure;
import org.tidewire.retry.TransactionRetry;

/**
 * A kind of transaction that a database has, and ways to run one. The kind holds for the one transaction and ends with it: nothing
 * of it stays with a pooled connection.
 */
public abstract class TransactionKind {
    /** For the kinds of a database. */
    protected TransactionKind() {}

    /**
     * How such a transaction starts on the database of a session.
     *
     * @param session any session
     * @return its first statement
     * @throws UnsupportedFeatureException where the database has no such transaction
     */
    protected abstract TransactionStart startOn(SharedSessionContract session);

    /**
     * Opens a session, runs {@code work} in a transaction of this kind, commits, and closes the session. What {@code work}
     * throws rolls back and is thrown on; where it marks the transaction for rollback, that is rolled back and the result
     * returned. A transaction of the caller's other sessions has no part in it; this one takes a
     * connection of its own.
     *
     * @param factory for a database that has this kind
     * @param work what to do in the transaction
     * @param <R> what comes out of it
     * @return what came out of {@code work}
     * @throws JDBCException of the type that fits, where the commit fails: for a write conflict
     *     {@link org.hibernate.exception.TransactionSerializationException}
     * @throws UnsupportedFeatureException where the database has no such transaction, or cannot start one now
     * @throws IllegalStateException where the new session finds itself in a transaction that has begun, as with JTA
     */
    public <R extends @Nullable Object> R call(
            EntityManagerFactory factory, Function<? super Session, ? extends R> work) {
        try (Session session = factory.unwrap(SessionFactory.class).openSession()) {
            Transaction transaction = session.beginTransaction();
            try {
                start(session, sharesTransactions(session));
                R result = work.apply(session);
                commit(session, transaction);
                return result;
            } catch (Throwable e) {
                // SessionFactory.fromTransaction leaves the transaction open, and its connection with it, after an
                // Error.
                rollBack(transaction, e);
                throw e;
            }
        }
    }

    /** The exception of the failed statement or COMMIT, which Jakarta Persistence's own may be around. */
    private static void commit(Session session, Transaction transaction) {
        try {
            transaction.commit();
        } catch (RollbackException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof JDBCException typed) {
                    throw typed;
                }
            }
            // With JTA only the error of the driver is left.
            SQLException error =
                    TransactionFailure.of(e, any -> FailureKind.CONFLICT).sqlException();
            if (error == null) {
                throw e;
            }
            JDBCException typed = session.unwrap(SharedSessionContractImplementor.class)
                    .getJdbcServices()
                    .getSqlExceptionHelper()
                    .convert(error, "The transaction could not be committed");
            typed.addSuppressed(e);
            throw typed;
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

    /**
     * The same as {@link #call(EntityManagerFactory, Function)}, with nothing to return.
     *
     * @param factory for a database that has this kind
     * @param work what to do in the transaction
     * @throws UnsupportedFeatureException where the database has no such transaction, or cannot start one now
     * @throws IllegalStateException where the new session finds itself in a transaction that has begun, as with JTA
     */
    public void run(EntityManagerFactory factory, Consumer<? super Session> work) {
        this.<@Nullable Void>call(factory, session -> {
            work.accept(session);
            return null;
        });
    }

    /**
     * Calls {@code work} in transactions of this kind until one is committed: in a conflict the whole of it is repeated.
     *
     * @param retry for a database that has this kind
     * @param work what to do in the transaction, in a new session for each attempt
     * @param <R> what comes out of it
     * @return what came out of the attempt that was committed
     * @throws org.tidewire.retry.TransactionRetryException as {@link TransactionRetry#callInTransaction} does
     * @throws UnsupportedFeatureException where the database has no such transaction, or cannot start one now
     * @throws IllegalStateException where the new session finds itself in a transaction that has begun, as with JTA
     */
    public <R extends @Nullable Object> R call(TransactionRetry retry, Function<? super Session, ? extends R> work) {
        return retry.callInTransaction(entityManager -> {
            Session session = entityManager.unwrap(Session.class);
            start(session, sharesTransactions(session));
            return work.apply(session);
        });
    }

    /**
     * The same as {@link #call(TransactionRetry, Function)}, with nothing to return.
     *
     * @param retry for a database that has this kind
     * @param work what to do in the transaction, in a new session for each attempt
     * @throws org.tidewire.retry.TransactionRetryException as {@link TransactionRetry#callInTransaction} does
     * @throws UnsupportedFeatureException where the database has no such transaction, or cannot start one now
     * @throws IllegalStateException where the new session finds itself in a transaction that has begun, as with JTA
     */
    public void run(TransactionRetry retry, Consumer<? super Session> work) {
        this.<@Nullable Void>call(retry, session -> {
            work.accept(session);
            return null;
        });
    }

    /**
     * Makes the transaction that somebody else has just begun, for example Spring's {@code @Transactional}, one of this
     * kind. It has to come first: what came before it would not be part of it, so that is refused.
     *
     * @param entityManager in a transaction that has sent nothing yet. For a stale read it should hold no entities either:
     *     it would not read them again
     * @throws UnsupportedFeatureException where the database has no such transaction, or cannot start one now
     * @throws IllegalStateException outside a transaction, and in one that has already read or written
     */
    public void start(EntityManager entityManager) {
        start(entityManager.unwrap(SharedSessionContract.class), true);
    }

    private void start(SharedSessionContract session, boolean mayHaveBegun) {
        TransactionStart start = startOn(session);
        if (!session.isJoinedToTransaction()) {
            throw new IllegalStateException("There is no transaction to start: begin one, or let "
                    + getClass().getSimpleName() + ".call(factory, work) do it");
        }
        session.doWork(connection -> start(connection, start, mayHaveBegun));
        if (start.readsThePast()) {
            leaveOutCaches(session.unwrap(SharedSessionContractImplementor.class));
        }
    }

    /** They have the present, and other transactions would take the past from them. */
    private static void leaveOutCaches(SharedSessionContractImplementor session) {
        CacheMode before = session.getCacheMode();
        setCacheMode(session, CacheMode.IGNORE);
        session.getTransactionCoordinator().getLocalSynchronizations().registerSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (!session.isClosed()) {
                    setCacheMode(session, before);
                }
            }
        });
    }

    private static void setCacheMode(SharedSessionContractImplementor session, CacheMode mode) {
        if (session instanceof Session stateful) {
            // EntityManager.find asks its properties alone.
            stateful.setProperty(CacheSettings.JAKARTA_SHARED_CACHE_RETRIEVE_MODE, mode.getJpaRetrieveMode());
            stateful.setProperty(CacheSettings.JAKARTA_SHARED_CACHE_STORE_MODE, mode.getJpaStoreMode());
        }
        session.setCacheMode(mode);
    }

    private void start(Connection connection, TransactionStart start, boolean mayHaveBegun) throws SQLException {
        if (connection.getAutoCommit()) {
            throw new IllegalStateException(
                    "The connection is in autocommit mode, where a transaction of this kind would not end with Hibernate's:"
                            + " correct the setting hibernate.connection.provider_disables_autocommit");
        }
        try (Statement statement = connection.createStatement()) {
            if (mayHaveBegun && start.hasBegun(statement)) {
                throw new IllegalStateException("The transaction has already read or written, and \"" + start.sql()
                        + "\" " + start.ifLate()
                        + ": let it be the first in its transaction, or run it in one of its own by "
                        + getClass().getSimpleName() + ".call(factory, work)");
            }
            long before = System.nanoTime();
            statement.execute(start.sql());
            verify(connection, start, statement, before);
        }
    }

    private static void verify(Connection connection, TransactionStart start, Statement statement, long before)
            throws SQLException {
        try {
            start.verify(statement, before);
        } catch (UnsupportedFeatureException e) {
            connection.rollback();
            throw e;
        }
    }

    /** A new session has a transaction of its own, unless a JTA transaction is around it. */
    private static boolean sharesTransactions(Session session) {
        return session.unwrap(SharedSessionContractImplementor.class)
                .getTransactionCoordinator()
                .getTransactionCoordinatorBuilder()
                .isJta();
    }
}
