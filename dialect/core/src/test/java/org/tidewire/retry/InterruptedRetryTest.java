package org.tidewire.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A thread that is interrupted repeats nothing, is told why, and stays interrupted. */
class InterruptedRetryTest extends RetriesOnH2 {
    @AfterEach
    void staysInterrupted() {
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void whileItWorks() {
        errors.conflicts(1);
        assertThatThrownBy(() -> plain.runInTransaction(
                        entityManager -> Thread.currentThread().interrupt()))
                .isInstanceOf(RetryInterruptedException.class);
        assertThat(told).containsExactly("attempt 1");
    }

    @Test
    void whileItWaitsForARetry() {
        errors.conflicts(1);
        time.interrupted = true;
        assertThatThrownBy(() -> plain.runInTransaction(entityManager -> {}))
                .isInstanceOf(RetryInterruptedException.class)
                .hasMessageStartingWith("The transaction was rolled back, and is not repeated since its thread was");
    }

    /** As HikariCP says it; this pool does not leave the thread interrupted. */
    @Test
    void whileItWaitsForAConnection() {
        assertThatThrownBy(() -> plain.runInTransaction(entityManager -> waitInVain()))
                .isInstanceOf(RetryInterruptedException.class);
        assertThat(told).containsExactly("attempt 1");
    }

    @Test
    void whereNoRetryIsLeft() {
        errors.conflicts(1);
        assertThatThrownBy(() -> plain.withPolicy(RetryPolicy.noRetries())
                        .runInTransaction(
                                entityManager -> Thread.currentThread().interrupt()))
                .isInstanceOf(RetryExhaustedException.class);
    }

    @Test
    void afterAnUnknownOutcome() {
        errors.errors(1, () -> new SQLException("gone", "08S01"));
        time.interrupted = true;
        assertThatThrownBy(() -> plain.checkingOutcomeBy(InterruptedRetryTest::isThere)
                        .runInTransaction(entityManager -> entityManager.persist(new Note(1))))
                .isInstanceOf(UnknownOutcomeException.class)
                .hasMessageContaining("its thread was interrupted");
        assertThat(told)
                .endsWith("not found after attempt 1", "08S01 in attempt 1, again after 20 ms", "UNRESOLVED after 1");
    }

    @Test
    void whileTheCheckWaitsForAConnection() {
        errors.lostAnswer();
        assertThatThrownBy(() -> plain.checkingOutcomeBy(entityManager -> {
                            waitInVain();
                            return false;
                        })
                        .runInTransaction(entityManager -> entityManager.persist(new Note(1))))
                .isInstanceOf(UnknownOutcomeException.class)
                .hasMessageContaining("its thread was interrupted");
        assertThat(told).containsExactly("attempt 1", "UNRESOLVED after 1");
    }

    private static boolean isThere(EntityManager entityManager) {
        return entityManager.find(Note.class, 1) != null;
    }

    private static void waitInVain() {
        throw new PersistenceException(
                new SQLException("Interrupted during connection acquisition", new InterruptedException()));
    }
}
