package org.tidewire.it.tidb.transaction;

import java.time.Instant;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.tidewire.it.transaction.StaleReadCacheSuite;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;
import org.tidewire.transaction.StaleRead;
import org.tidewire.transaction.TransactionKind;

@TiDBTest
@RealTiDB("only TiDB reads the past")
class StaleReadCacheTest extends StaleReadCacheSuite {
    private final TestDatabase database;
    private SessionFactory factory;
    private Instant then;

    StaleReadCacheTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void insert() throws InterruptedException {
        factory = database.sessionFactory(SETTINGS, Fund.class);
        factory.inTransaction(session -> session.persist(new Fund()));
        // An instant between two commits.
        Thread.sleep(20);
        then = Instant.now();
        Thread.sleep(20);
    }

    @Override
    protected SessionFactory factory() {
        return factory;
    }

    @Override
    protected TransactionKind past() {
        return StaleRead.staleAsOf(then);
    }

    @Override
    protected void change() {
        factory.inTransaction(session -> session.find(Fund.class, 1).balance = 50);
    }
}
