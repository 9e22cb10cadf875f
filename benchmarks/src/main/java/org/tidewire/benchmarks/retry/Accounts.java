package org.tidewire.benchmarks.retry;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.PessimisticLockException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.tidewire.benchmarks.engine.Engine;
import org.tidewire.benchmarks.engine.Factories;
import org.tidewire.retry.FailureKind;
import org.tidewire.retry.RetryExhaustedException;
import org.tidewire.retry.RetryPolicy;
import org.tidewire.retry.TransactionRetry;
import org.tidewire.tidb.transaction.TiDBTransaction;

/** Accounts, and transactions that take money from one to another. */
public final class Accounts implements AutoCloseable {
    private final HikariDataSource pool;
    private final SessionFactory factory;
    private final TransactionRetry retry;
    private final int accounts;
    private final Locking locking;
    private final boolean beginOptimistic;

    /**
     * Creates the table.
     *
     * @param engine where
     * @param accounts how many rows
     * @param clients how many connections
     * @param locking how clients are kept apart
     */
    public Accounts(Engine engine, int accounts, int clients, Locking locking) {
        this.accounts = accounts;
        this.locking = locking;
        beginOptimistic = locking == Locking.OPTIMISTIC && !engine.isDatabend();
        pool = engine.open();
        pool.setMaximumPoolSize(clients);
        pool.setMinimumIdle(clients);
        openAll(clients);
        Map<String, Object> settings = engine.settings();
        settings.put(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, pool);
        settings.put(JdbcSettings.CONNECTION_PROVIDER_DISABLES_AUTOCOMMIT, true);
        settings.put(SchemaToolingSettings.JAKARTA_HBM2DDL_DATABASE_ACTION, "drop-and-create");
        factory = Factories.boot(settings, List.of(locking.entity()), pool);
        RetryPolicy defaults = RetryPolicy.defaults();
        retry = TransactionRetry.of(factory)
                .withPolicy(locking == Locking.VERSION ? defaults.alsoOn(FailureKind.STALE_ENTITY) : defaults);
        factory.inStatelessTransaction(session -> session.insertMultiple(
                LongStream.range(0, accounts).mapToObj(locking::account).toList()));
    }

    /** Or clients would wait for connections to be opened, one after the other, instead of for each other. */
    private void openAll(int clients) {
        List<Connection> opened = new ArrayList<>();
        try {
            for (int i = 0; i < clients; i++) {
                opened.add(pool.getConnection());
            }
            for (Connection connection : opened) {
                connection.close();
            }
        } catch (SQLException e) {
            pool.close();
            throw new IllegalStateException(e);
        }
    }

    /**
     * Moves money, in one transaction that locks or reads both rows in the order given.
     *
     * @param runner who runs the transaction
     * @param from an account
     * @param to another
     * @param attempts is told of each attempt
     */
    public void transfer(TransactionRunner runner, long from, long to, Runnable attempts) {
        Consumer<EntityManager> work = entityManager -> {
            attempts.run();
            find(entityManager, from).deposit(-1);
            find(entityManager, to).deposit(1);
        };
        switch (runner) {
            case HIBERNATE -> factory.runInTransaction(work);
            case TIDEWIRE -> {
                if (beginOptimistic) {
                    TiDBTransaction.optimistic().run(retry, work);
                } else {
                    retry.runInTransaction(work);
                }
            }
        }
    }

    /**
     * Moves money from any account to any other, as {@link TransactionRetry} does it.
     *
     * @param attempts is told of each attempt
     * @return whether it was committed, and not given up
     */
    public boolean transferBetweenAny(Runnable attempts) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long from = random.nextLong(accounts);
        long to = (from + 1 + random.nextLong(accounts - 1)) % accounts;
        try {
            transfer(TransactionRunner.TIDEWIRE, from, to, attempts);
            return true;
        } catch (RetryExhaustedException | LockTimeoutException | PessimisticLockException e) {
            return false;
        }
    }

    private Account find(EntityManager entityManager, long number) {
        return locking == Locking.PESSIMISTIC
                ? entityManager.find(locking.entity(), number, LockModeType.PESSIMISTIC_WRITE)
                : entityManager.find(locking.entity(), number);
    }

    /**
     * Looks whether money was lost or made: then what was measured were no transactions.
     *
     * @throws IllegalStateException if the sum is not zero any more
     */
    public void check() {
        long sum = factory.fromTransaction(session -> session.createSelectionQuery(
                        "select sum(balance) from " + locking.entity().getSimpleName(), Long.class)
                .getSingleResult());
        if (sum != 0) {
            throw new IllegalStateException("The accounts had nothing together, and now they have " + sum);
        }
    }

    @Override
    public void close() {
        factory.getSchemaManager().dropMappedObjects(false);
        factory.close();
        pool.close();
    }
}
