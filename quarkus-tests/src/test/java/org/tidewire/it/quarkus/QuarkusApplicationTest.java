package org.tidewire.it.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.junit.jupiter.api.Test;
import org.tidewire.retry.TransactionRetry;
import org.tidewire.tidb.TiDBDialect;

@QuarkusTest
@QuarkusTestResource(Server.class)
class QuarkusApplicationTest {
    /** Of TiDB, in an optimistic transaction. */
    private static final int WRITE_CONFLICT = 9007;

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
        bank.transfer(ids.get(0), ids.get(1), 30, 0);
        assertThat(bank.balances(ids)).containsExactly(70, 80);
    }

    @Test
    void aWriteConflictIsRepeatedAroundQuarkussTransaction() throws SQLException {
        List<Long> ids = bank.open(100, 50);
        AtomicInteger attempts = new AtomicInteger();
        TransactionRetry.of(factory).repeat(attempt -> {
            bank.transfer(ids.get(0), ids.get(1), 30, attempts.incrementAndGet() == 1 ? WRITE_CONFLICT : 0);
            return null;
        });
        assertThat(attempts).hasValue(2);
        assertThat(bank.balances(ids)).containsExactly(70, 80);
    }
}
