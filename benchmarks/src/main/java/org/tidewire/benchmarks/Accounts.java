package org.tidewire.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.SchemaToolingSettings;
import org.tidewire.retry.FailureKind;
import org.tidewire.retry.RetryPolicy;
import org.tidewire.retry.TransactionRetry;
import org.tidewire.tidb.transaction.TiDBTransaction;

/** Accounts, and transactions that transfer money between two of them. */
public final class Accounts implements AutoCloseable {
    public enum Runner {
        HIBERNATE,
        TIDEWIRE
    }

    /** How two transactions on the same row are kept apart. */
    public enum Locking {
        /** {@code select ... for update}. */
        PESSIMISTIC,
        /** A version column. */
        VERSION,
        /** The database compares at COMMIT: TiDB's {@code begin optimistic}, and Databend always. */
        OPTIMISTIC;

        private Class<? extends Account> entity() {
            return this == VERSION ? VersionedAccount.class : PlainAccount.class;
        }

        private Account account(long id) {
            Account account = this == VERSION ? new VersionedAccount() : new PlainAccount();
            account.id = id;
            return account;
        }
    }

    /** A row that transactions contend for. */
    @MappedSuperclass
    abstract static class Account {
        @Id
        long id;

        long balance;
    }

    @Entity(name = "PlainAccount")
    static class PlainAccount extends Account {}

    @Entity(name = "VersionedAccount")
    static class VersionedAccount extends Account {
        @Version
        @SuppressWarnings("unused") // read by Hibernate
        private int version;
    }

    private final HikariDataSource pool;
    private final SessionFactory factory;
    private final TransactionRetry retry;
    private final Locking locking;
    private final boolean beginOptimistic;

    Accounts(Engine engine, int accounts, int connections, Locking locking) {
        this.locking = locking;
        beginOptimistic = locking == Locking.OPTIMISTIC && !engine.isDatabend();
        pool = engine.open(connections);
        Map<String, Object> settings = engine.settings();
        settings.put(SchemaToolingSettings.JAKARTA_HBM2DDL_DATABASE_ACTION, "drop-and-create");
        factory = Engine.boot(settings, pool, locking.entity());
        RetryPolicy defaults = RetryPolicy.defaults();
        retry = TransactionRetry.of(factory)
                .withPolicy(locking == Locking.VERSION ? defaults.alsoOn(FailureKind.STALE_ENTITY) : defaults);
        factory.inStatelessTransaction(session -> session.insertMultiple(
                LongStream.range(0, accounts).mapToObj(locking::account).toList()));
    }

    void transfer(Runner runner, long from, long to, Runnable beforeAttempt) {
        Consumer<EntityManager> work = entityManager -> {
            beforeAttempt.run();
            find(entityManager, from).balance--;
            find(entityManager, to).balance++;
        };
        if (runner == Runner.HIBERNATE) {
            factory.runInTransaction(work);
        } else if (beginOptimistic) {
            TiDBTransaction.optimistic().run(retry, work);
        } else {
            retry.runInTransaction(work);
        }
    }

    private Account find(EntityManager entityManager, long id) {
        return locking == Locking.PESSIMISTIC
                ? entityManager.find(locking.entity(), id, LockModeType.PESSIMISTIC_WRITE)
                : entityManager.find(locking.entity(), id);
    }

    /** Fails if money was lost or made. */
    void check() {
        String entity = locking.entity().getSimpleName();
        long sum = factory.fromTransaction(
                session -> session.createSelectionQuery("select sum(balance) from " + entity, Long.class)
                        .getSingleResult());
        if (sum != 0) {
            throw new IllegalStateException("The balances add up to " + sum + " and not to 0");
        }
    }

    @Override
    public void close() {
        factory.getSchemaManager().dropMappedObjects(false);
        factory.close();
        pool.close();
    }
}
