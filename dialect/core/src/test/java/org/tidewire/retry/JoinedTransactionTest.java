package org.tidewire.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.PersistenceException;
import jakarta.transaction.Status;
import java.sql.SQLException;
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
    private final AtomicInteger attempts = new AtomicInteger();

    @AfterEach
    void close() {
        noDatabase.close();
    }

    @Test
    void aTransactionThatWasBegunOutsideIsNotRepeated() throws Exception {
        jta.begin();

        assertThatThrownBy(() -> retry.runInTransaction(entityManager -> failOnce()))
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
        retry.runInTransaction(entityManager -> failOnce());

        assertThat(attempts).hasValue(2);
        assertThat(jta.getStatus()).isEqualTo(Status.STATUS_NO_TRANSACTION);
    }

    @Test
    void aConflictInCommitIsRepeated() {
        jta.refuseCommit(new SQLException("conflict", "40001"));
        retry.runInTransaction(entityManager -> attempts.incrementAndGet());
        assertThat(attempts).hasValue(2);
    }

    @Test
    void aConnectionLostInCommitIsChecked() {
        jta.refuseCommit(new SQLException("gone", "08S01"));
        assertThatThrownBy(() -> retry.runInTransaction(entityManager -> attempts.incrementAndGet()))
                .isInstanceOf(UnknownOutcomeException.class);

        jta.refuseCommit(new SQLException("gone", "08S01"));
        retry.checkingOutcomeBy(entityManager -> true).runInTransaction(entityManager -> attempts.incrementAndGet());
        assertThat(attempts).hasValue(2);
    }

    /** As with REQUIRES_NEW, whose own transaction has ended. */
    @Test
    void aCheckIsNotAskedInATransactionThatWasBegunOutside() {
        jta.begin();
        TransactionRetry checking = retry.checkingOutcomeBy(entityManager -> attempts.incrementAndGet() > 0);

        assertThatThrownBy(() -> checking.repeat(attempt -> {
                    attempt.begunUnobserved(false);
                    throw new PersistenceException(new SQLException("gone", "08S01"));
                }))
                .isInstanceOf(UnknownOutcomeException.class)
                .satisfies(unknown -> assertThat(unknown.getSuppressed())
                        .singleElement()
                        .isInstanceOf(IllegalStateException.class)
                        .extracting(Throwable::getMessage)
                        .isEqualTo("The check needs a transaction of its own, and this thread is in one of JTA"));
        assertThat(attempts).hasValue(0);
        jta.rollback();
    }

    private void failOnce() {
        if (attempts.incrementAndGet() == 1) {
            throw new PersistenceException(new SQLException("conflict", "40001"));
        }
    }
}
