package org.tidewire.it.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.junit.jupiter.api.Test;
import org.tidewire.retry.TransactionRetry;
import org.tidewire.tidb.TiDBDialect;

@QuarkusTest
@QuarkusTestResource(Server.class)
class QuarkusApplicationTest {
    @Inject
    Bank bank;

    @Inject
    EntityManagerFactory factory;

    @Test
    void theDialectIsTidewires() {
        assertThat(factory.unwrap(SessionFactoryImplementor.class)
                        .getJdbcServices()
                        .getDialect())
                .isInstanceOf(TiDBDialect.class);
    }

    @Test
    void rowsAreStoredLockedChangedAndFound() throws SQLException {
        List<Long> ids = bank.open(100, 50);
        bank.transfer(ids.get(0), ids.get(1), 30, () -> {});
        assertThat(bank.balances(ids)).containsExactly(70, 80);
    }

    /** The server ends one of the two transactions with 1213. */
    @Test
    void aDeadlockIsRepeatedAroundQuarkussTransaction() {
        List<Long> ids = bank.open(100, 50);
        Phaser bothHaveOneLock = new Phaser(2);
        AtomicInteger attempts = new AtomicInteger();
        CompletableFuture<Void> back =
                CompletableFuture.runAsync(() -> repeat(ids.get(1), ids.get(0), 5, bothHaveOneLock, attempts));
        repeat(ids.get(0), ids.get(1), 30, bothHaveOneLock, attempts);
        back.join();
        assertThat(attempts).hasValueGreaterThan(2);
        assertThat(bank.balances(ids)).containsExactly(75, 75);
    }

    private void repeat(Long from, Long to, int amount, Phaser bothHaveOneLock, AtomicInteger attempts) {
        AtomicBoolean first = new AtomicBoolean(true);
        TransactionRetry.of(factory).repeat(attempt -> {
            attempts.incrementAndGet();
            bank.transfer(from, to, amount, () -> {
                if (first.getAndSet(false)) {
                    bothHaveOneLock.arriveAndAwaitAdvance();
                }
            });
            return null;
        });
    }
}
