package org.tidewire.transaction;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import org.hibernate.SharedSessionContract;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.tidewire.UnsupportedFeatureException;

/**
 * A transaction that reads the past, on any database whose dialect knows how.
 *
 * <pre>{@code
 * List<Order> orders = StaleRead.staleByAtMost(Duration.ofSeconds(5))
 *         .call(sessionFactory, session -> session.createSelectionQuery("from Order", Order.class).getResultList());
 * }</pre>
 *
 * <p>It takes no locks, and need not ask the node that writes. What it writes or locks is refused by the server. It leaves out the
 * second-level cache and the cache of queries, which have the present, unless a query sets a cache mode of its own.
 */
public final class StaleRead extends TransactionKind {
    private final Function<StaleReads, TransactionStart> start;

    private StaleRead(Function<StaleReads, TransactionStart> start) {
        this.start = start;
    }

    /**
     * Reads everything as it was at an instant.
     *
     * @param instant not in the server's future, nor older than what the database keeps
     * @return the kind, for any number of transactions
     */
    public static StaleRead staleAsOf(Instant instant) {
        Objects.requireNonNull(instant, "instant");
        return new StaleRead(database -> database.staleAsOf(instant));
    }

    /**
     * Reads everything as it was at one instant of the recent past.
     *
     * @param staleness how far back, at most, by the server's clock
     * @return the kind, for any number of transactions
     */
    public static StaleRead staleByAtMost(Duration staleness) {
        Objects.requireNonNull(staleness, "staleness");
        return new StaleRead(database -> database.staleByAtMost(staleness));
    }

    /**
     * Reads everything as it was at the latest instant for which any replica is likely to have all data.
     *
     * @return the kind, for any number of transactions
     */
    public static StaleRead followerRead() {
        return new StaleRead(StaleReads::followerRead);
    }

    @Override
    protected TransactionStart startOn(SharedSessionContract session) {
        Dialect dialect = session.unwrap(SharedSessionContractImplementor.class)
                .getJdbcServices()
                .getDialect();
        if (dialect instanceof StaleReads database) {
            return start.apply(database);
        }
        throw new UnsupportedFeatureException(
                dialect.getClass().getSimpleName(), "reading the past", "use a transaction as it is");
    }
}
