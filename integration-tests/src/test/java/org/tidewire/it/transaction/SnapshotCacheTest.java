package org.tidewire.it.transaction;

import jakarta.persistence.EntityManager;
import java.sql.Statement;
import org.hibernate.SessionFactory;
import org.hibernate.SharedSessionContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.tidewire.testkit.junit.PostgreSQLDatabase;
import org.tidewire.testkit.junit.PostgreSQLTest;
import org.tidewire.transaction.TransactionKind;
import org.tidewire.transaction.TransactionStart;

/** On PostgreSQL a transaction reads the past by the snapshot of one that has begun before. */
@PostgreSQLTest
class SnapshotCacheTest extends StaleReadCacheSuite {
    private final SessionFactory factory;
    private final EntityManager keeper;
    private String snapshot;

    SnapshotCacheTest(PostgreSQLDatabase database) {
        factory = PostgreSQLDatabase.sessionFactory(database.url(), SETTINGS, Fund.class);
        factory.inTransaction(session -> session.persist(new Fund()));
        keeper = factory.createEntityManager();
    }

    @BeforeEach
    void keepASnapshot() {
        keeper.getTransaction().begin();
        keeper.createNativeQuery("set transaction isolation level repeatable read")
                .executeUpdate();
        snapshot =
                (String) keeper.createNativeQuery("select pg_export_snapshot()").getSingleResult();
    }

    @AfterEach
    void close() {
        keeper.getTransaction().rollback();
        factory.close();
    }

    @Override
    protected SessionFactory factory() {
        return factory;
    }

    @Override
    protected TransactionKind past() {
        return new TransactionKind() {
            @Override
            protected TransactionStart startOn(SharedSessionContract session) {
                return new OfSnapshot(
                        "set transaction isolation level repeatable read; set transaction snapshot '" + snapshot + "'");
            }
        };
    }

    @Override
    protected void change() {
        factory.inTransaction(session -> session.find(Fund.class, 1).balance = 50);
    }

    private record OfSnapshot(String sql) implements TransactionStart {
        @Override
        public boolean hasBegun(Statement statement) {
            return false;
        }

        @Override
        public String ifLate() {
            return "would be refused";
        }

        @Override
        public boolean readsThePast() {
            return true;
        }
    }
}
