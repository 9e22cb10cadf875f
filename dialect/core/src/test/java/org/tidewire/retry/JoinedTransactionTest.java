package org.tidewire.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.transaction.Status;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.hibernate.cfg.TransactionSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tidewire.testkit.rendering.Rendering;

/** With JTA, where a new session finds itself in the transaction of the thread. */
class JoinedTransactionTest {
    private final ThreadTransactions jta = new ThreadTransactions();
    private final Rendering noDatabase = Rendering.of(
            "PostgreSQL",
            "15",
            Map.of(TransactionSettings.TRANSACTION_COORDINATOR_STRATEGY, "jta", TransactionSettings.JTA_PLATFORM, jta));
    private final TransactionRetry retry = TransactionRetry.of(noDatabase.sessionFactory());
    private final TransactionRetry conflicting = retry.withErrorInjection(ErrorInjection.conflicts(1));
    private final AtomicInteger attempts = new AtomicInteger();

    @AfterEach
    void close() {
        noDatabase.close();
    }

    @Test
    void aTransactionThatWasBegunOutsideIsNotRepeated() throws Exception {
        jta.begin();

        assertThatThrownBy(() -> conflicting.runInTransaction(entityManager -> attempts.incrementAndGet()))
                .isInstanceOf(JoinedTransactionException.class)
                .hasMessageStartingWith(
                        "The transaction may be repeated, but it was begun outside of this unit of work");
        assertThat(attempts).hasValue(1);
        assertThat(jta.getStatus()).isEqualTo(Status.STATUS_MARKED_ROLLBACK);
        jta.rollback();
    }

    @Test
    void aTransactionThatWasBegunOutsideIsLeftToItsOwner() throws Exception {
        jta.begin();
        retry.runInTransaction(entityManager -> attempts.incrementAndGet());

        assertThat(jta.getStatus()).isEqualTo(Status.STATUS_ACTIVE);
        jta.commit();
    }

    @Test
    void aTransactionOfItsOwnIsRepeated() throws Exception {
        conflicting.runInTransaction(entityManager -> attempts.incrementAndGet());

        assertThat(attempts).hasValue(2);
        assertThat(jta.getStatus()).isEqualTo(Status.STATUS_NO_TRANSACTION);
    }
}
