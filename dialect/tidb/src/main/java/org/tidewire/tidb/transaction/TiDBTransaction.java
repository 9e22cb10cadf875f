package org.tidewire.tidb.transaction;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hibernate.JDBCException;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.SharedSessionContract;
import org.hibernate.Transaction;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.exception.GenericJDBCException;
import org.jspecify.annotations.Nullable;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.retry.TransactionRetry;
import org.tidewire.tidb.internal.session.StartTimestamp;
import org.tidewire.tidb.internal.session.TiDBSessions;

/**
 * A kind of transaction that TiDB has, and a way to run one.
 *
 * <pre>{@code
 * List<Order> orders = TiDBTransaction.staleByAtMost(Duration.ofSeconds(5))
 *         .call(sessionFactory, session -> session.createSelectionQuery("from Order", Order.class).getResultList());
 *
 * TiDBTransaction.optimistic().run(sessionFactory, session -> session.persist(order));
 * }</pre>
 *
 * <p>The kind holds for the one transaction and ends with it: nothing of it stays with a pooled connection, also where
 * nothing was read or the work throws.
 *
 * <p>A stale read sees rows, and the schema, as they were; it takes no locks, and need not ask the leader of a region. What
 * it writes or locks is refused by the server, which the exception then says.
 */
public final class TiDBTransaction {
    private final TransactionStart start;

    private TiDBTransaction(TransactionStart start) {
        this.start = start;
    }

    /**
     * A transaction that takes no locks and meets the writes of others at its commit: {@link #call} throws a
     * {@link org.hibernate.exception.TransactionSerializationException} then, and the whole transaction is to be repeated.
     *
     * @return the kind, for any number of transactions
     */
    public static TiDBTransaction optimistic() {
        return new TiDBTransaction(TransactionMode.OPTIMISTIC);
    }

    /**
     * A transaction that locks the rows that it writes, and waits for those of others: TiDB's default, for sessions whose
     * {@code tidb_txn_mode} says otherwise.
     *
     * @return the kind, for any number of transactions
     */
    public static TiDBTransaction pessimistic() {
        return new TiDBTransaction(TransactionMode.PESSIMISTIC);
    }

    /**
     * A transaction that reads everything as it was at an instant, whatever the time zones of session, driver and JVM.
     *
     * @param instant cut to milliseconds. It must not be in the server's future, nor older than what TiDB keeps
     *     ({@code tidb_gc_life_time}, ten minutes by default)
     * @return the kind, for any number of transactions
     * @throws IllegalArgumentException if {@code instant} is none that a timestamp of TiDB can be
     */
    public static TiDBTransaction staleAsOf(Instant instant) {
        return new TiDBTransaction(new ExactStaleRead(instant));
    }

    /**
     * A transaction that reads everything as it was at one instant of the recent past, which TiDB chooses: the latest for
     * which the nearest replica needs to ask no other.
     *
     * @param staleness how far back, at most, by the server's clock; positive, cut to microseconds
     * @return the kind, for any number of transactions
     * @throws IllegalArgumentException if {@code staleness} is not positive, or more than ten years
     */
    public static TiDBTransaction staleByAtMost(Duration staleness) {
        return new TiDBTransaction(new BoundedStaleRead(staleness));
    }

    /**
     * Opens a session, runs {@code work} in a transaction of this kind, commits, and closes the session. What {@code work}
     * throws rolls back and is thrown on; where it marks the transaction for rollback, that is rolled back and the result
     * returned. A transaction of the caller's other sessions has no part in it; this one takes a
     * connection of its own.
     *
     * @param factory for a TiDB
     * @param work what to do in the transaction
     * @param <R> what comes out of it
     * @return what came out of {@code work}
     * @throws JDBCException of the type that fits, where the commit fails: for a write conflict
     *     {@link org.hibernate.exception.TransactionSerializationException}
     * @throws UnsupportedFeatureException where the database is not TiDB, or cannot start such a transaction now
     * @throws IllegalStateException where the new session finds itself in a transaction that has begun, as with JTA
     */
    public <R extends @Nullable Object> R call(
            EntityManagerFactory factory, Function<? super Session, ? extends R> work) {
        try (Session session = factory.unwrap(SessionFactory.class).openSession()) {
            Transaction transaction = session.beginTransaction();
            try {
                start(session, sharesTransactions(session));
                R result = work.apply(session);
                commit(transaction, session);
                return result;
            } catch (Throwable e) {
                // SessionFactory.fromTransaction leaves the transaction open, and its connection with it, after an
                // Error.
                rollBack(transaction, e);
                throw e;
            }
        }
    }

    /**
     * Hibernate asks no dialect what has gone wrong at a commit, and throws the driver's exception in a general one: here it
     * gets its type, and the general one goes along as suppressed.
     */
    private static void commit(Transaction transaction, Session session) {
        try {
            transaction.commit();
        } catch (RuntimeException e) {
            JDBCException typed = typed(e, session);
            if (typed == null) {
                throw e;
            }
            typed.addSuppressed(e);
            throw typed;
        }
    }

    private static @Nullable JDBCException typed(RuntimeException exception, Session session) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof JDBCException) {
                return null;
            }
            if (cause instanceof SQLException sqlException) {
                JDBCException typed = session.unwrap(SharedSessionContractImplementor.class)
                        .getJdbcServices()
                        .getSqlExceptionHelper()
                        .convert(sqlException, "The transaction could not be committed");
                return typed instanceof GenericJDBCException ? null : typed;
            }
        }
        return null;
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
     * @param factory for a TiDB
     * @param work what to do in the transaction
     * @throws UnsupportedFeatureException where the database is not TiDB, or cannot start such a transaction now
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
     * @param retry for a TiDB
     * @param work what to do in the transaction, in a new session for each attempt
     * @param <R> what comes out of it
     * @return what came out of the attempt that was committed
     * @throws org.tidewire.retry.TransactionRetryException as {@link TransactionRetry#callInTransaction} does
     * @throws UnsupportedFeatureException where the database is not TiDB, or cannot start such a transaction now
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
     * @param retry for a TiDB
     * @param work what to do in the transaction, in a new session for each attempt
     * @throws org.tidewire.retry.TransactionRetryException as {@link TransactionRetry#callInTransaction} does
     * @throws UnsupportedFeatureException where the database is not TiDB, or cannot start such a transaction now
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
     * kind. It has to come first: TiDB would commit silently what came before it, so that is refused.
     *
     * @param entityManager in a transaction that has sent nothing yet. For a stale read it should hold no entities either:
     *     it would not read them again
     * @throws UnsupportedFeatureException where the database is not TiDB, or cannot start such a transaction now
     * @throws IllegalStateException outside a transaction, and in one that has already read or written
     */
    public void start(EntityManager entityManager) {
        start(entityManager.unwrap(SharedSessionContract.class), true);
    }

    private void start(SharedSessionContract session, boolean mayHaveBegun) {
        TiDBSessions.requireTiDB(session, "TiDB's kinds of transaction", "use a transaction as it is");
        if (!session.isJoinedToTransaction()) {
            throw new IllegalStateException(
                    "There is no transaction to start: begin one, or let TiDBTransaction.call(factory, work) do it");
        }
        session.doWork(connection -> start(connection, mayHaveBegun));
    }

    private void start(Connection connection, boolean mayHaveBegun) throws SQLException {
        if (connection.getAutoCommit()) {
            throw new IllegalStateException(
                    "The connection is in autocommit mode, where a transaction of this kind would not end with Hibernate's:"
                            + " correct the setting hibernate.connection.provider_disables_autocommit");
        }
        try (Statement statement = connection.createStatement()) {
            if (mayHaveBegun && StartTimestamp.of(statement).isOfATransaction()) {
                throw new IllegalStateException("The transaction has already read or written, and \"" + start.sql()
                        + "\" would commit that: let it be the first in its transaction, or run it in one of its own by"
                        + " TiDBTransaction.call(factory, work)");
            }
            long before = System.nanoTime();
            statement.execute(start.sql());
            verify(connection, statement, before);
        }
    }

    private void verify(Connection connection, Statement statement, long before) throws SQLException {
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

    /** The statement that starts it. */
    @Override
    public String toString() {
        return start.sql();
    }
}
