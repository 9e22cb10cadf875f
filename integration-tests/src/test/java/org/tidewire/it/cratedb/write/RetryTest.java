package org.tidewire.it.cratedb.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.concurrent.atomic.AtomicInteger;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.cratedb.annotation.RowVersion;
import org.tidewire.retry.FailureKind;
import org.tidewire.retry.RetryPolicy;
import org.tidewire.retry.TransactionRetry;
import org.tidewire.retry.UnknownOutcomeException;
import org.tidewire.testkit.junit.CrateDBTest;
import org.tidewire.testkit.junit.TestDatabase;

/** Nothing is repeated that may have written: no rollback takes it back. */
@CrateDBTest
class RetryTest {
    @Entity(name = "Stock")
    static class Stock {
        @Id
        int id;

        int amount;

        @Version
        @RowVersion
        long version;

        Stock() {}

        Stock(int id) {
            this.id = id;
        }
    }

    private final TestDatabase database;
    private final AtomicInteger attempts = new AtomicInteger();
    private SessionFactory factory;

    RetryTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void boot() {
        factory = database.sessionFactory(Stock.class);
        factory.inTransaction(session -> {
            session.persist(new Stock(1));
            session.persist(new Stock(2));
        });
    }

    @Test
    void aConflictAfterAWriteIsNotRepeated() {
        assertThatThrownBy(() -> retry().runInTransaction(manager -> {
                    attempts.incrementAndGet();
                    manager.find(Stock.class, 2).amount++;
                    manager.flush();
                    loseToAnother(manager);
                }))
                .isInstanceOf(UnknownOutcomeException.class);
        assertThat(attempts).hasValue(1);
        assertThat(amount(2)).isEqualTo(1);
    }

    @Test
    void aConflictAfterAnHqlUpdateIsNotRepeated() {
        assertThatThrownBy(() -> retry().runInTransaction(manager -> {
                    attempts.incrementAndGet();
                    manager.createQuery("update Stock set amount = amount + 1 where id = 2")
                            .executeUpdate();
                    loseToAnother(manager);
                }))
                .isInstanceOf(UnknownOutcomeException.class);
        assertThat(attempts).hasValue(1);
        assertThat(amount(2)).isEqualTo(1);
    }

    @Test
    void aCheckOfAnUnknownOutcomeIsRefusedByName() {
        TransactionRetry retry = retry();
        assertThatThrownBy(() -> retry.checkingOutcomeBy(manager -> true))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageStartingWith("CrateDB does not support a check of an unknown outcome"
                        + " (TransactionRetry.checkingOutcomeBy), as it keeps what a failed transaction has written: ");
    }

    private TransactionRetry retry() {
        return TransactionRetry.of(factory).withPolicy(RetryPolicy.defaults().alsoOn(FailureKind.STALE_ENTITY));
    }

    private void loseToAnother(EntityManager manager) {
        Stock stock = manager.find(Stock.class, 1);
        factory.inTransaction(other -> other.find(Stock.class, 1).amount += 10);
        stock.amount++;
    }

    private int amount(int id) {
        Stock stock = factory.fromSession(session -> session.find(Stock.class, id));
        return stock.amount;
    }
}
