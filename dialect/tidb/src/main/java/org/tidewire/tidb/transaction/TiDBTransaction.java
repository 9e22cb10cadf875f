package org.tidewire.tidb.transaction;

import java.time.Duration;
import java.time.Instant;
import org.hibernate.SharedSessionContract;
import org.tidewire.tidb.internal.session.BoundedStaleRead;
import org.tidewire.tidb.internal.session.ExactStaleRead;
import org.tidewire.tidb.internal.session.TiDBSessions;
import org.tidewire.tidb.internal.session.TransactionMode;
import org.tidewire.transaction.TransactionKind;
import org.tidewire.transaction.TransactionStart;

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
public final class TiDBTransaction extends TransactionKind {
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

    @Override
    protected TransactionStart startOn(SharedSessionContract session) {
        TiDBSessions.requireTiDB(session, "TiDB's kinds of transaction", "use a transaction as it is");
        return start;
    }

    /** The statement that starts it. */
    @Override
    public String toString() {
        return start.sql();
    }
}
