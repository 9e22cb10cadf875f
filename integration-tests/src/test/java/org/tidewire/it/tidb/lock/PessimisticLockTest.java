package org.tidewire.it.tidb.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.LockModeType;
import jakarta.persistence.Timeout;
import java.math.BigDecimal;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.exception.LockTimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.it.model.Customer;
import org.tidewire.it.model.Purchase;
import org.tidewire.it.support.Background;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;

/** One transaction holds a row, another one wants it. */
@TiDBTest
class PessimisticLockTest {
    private final TestDatabase database;
    private SessionFactory factory;
    private Long id;

    PessimisticLockTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void insertRow() {
        factory = database.sessionFactory(Customer.class, Purchase.class);
        Customer customer = new Customer("Ada", BigDecimal.ONE);
        factory.inTransaction(session -> session.persist(customer));
        id = customer.id;
    }

    @Test
    void secondTransactionWaitsForTheFirst() throws Exception {
        try (Session first = factory.openSession()) {
            first.beginTransaction();
            Customer held = first.find(Customer.class, id, LockModeType.PESSIMISTIC_WRITE);
            try (Background<BigDecimal> second = Background.inTransaction(
                    factory, session -> session.find(Customer.class, id, LockModeType.PESSIMISTIC_WRITE).credit)) {
                database.statements().awaitUnanswered("for update");
                held.credit = BigDecimal.TEN;
                first.flush();
                assertThat(second.isDone()).isFalse();
                first.getTransaction().commit();

                assertThat(second.get()).isEqualByComparingTo(BigDecimal.TEN);
            }
        }
    }

    @Test
    void noWaitIsRefusedAtOnce() {
        factory.inTransaction(first -> {
            first.find(Customer.class, id, LockModeType.PESSIMISTIC_WRITE);

            assertThatThrownBy(() -> factory.inTransaction(second ->
                            second.find(Customer.class, id, LockModeType.PESSIMISTIC_WRITE, Timeout.milliseconds(0))))
                    .isInstanceOf(LockTimeoutException.class);
        });
    }
}
