package org.tidewire.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What begins before the deadline, what after it, and what is told of it. */
class RetryDeadlineTest extends RetriesOnH2 {
    private int checks;

    @Test
    void whatTheDeadlineDoesNotCutIsTold() {
        assertThatThrownBy(() -> plain.runInTransaction(entityManager -> {
                    time.pass(Duration.ofSeconds(137));
                    throw failure("08S01");
                }))
                .isInstanceOf(RetryExhaustedException.class)
                .hasMessageContaining(
                        "a retry would come after the deadline of 30.0 s: 137.0 s have passed, of which the"
                                + " last attempt took 137.0 s, its wait for a connection included");
        assertThat(told).startsWith("attempt 1").hasSize(2);
    }

    @Test
    void theCheckIsNotAskedAgainAfterTheDeadline() {
        errors.lostAnswer();
        TransactionRetry retry = plain.checkingOutcomeBy(entityManager -> {
            throw failure("08S01");
        });
        assertThatThrownBy(() -> retry.runInTransaction(entityManager -> entityManager.persist(new Note(1))))
                .isInstanceOfSatisfying(UnknownOutcomeException.class, unknown -> {
                    assertThat(unknown.getFailure().code()).isEqualTo("08007");
                    assertThat(unknown.getSuppressed()).singleElement().isInstanceOf(PersistenceException.class);
                })
                .hasMessageMatching("The transaction may have been committed or not, since the answer to its COMMIT did"
                        + " not arrive, and the check of its outcome got no answer before the deadline of 30.0 s:"
                        + " 29\\.\\d+ s have passed, .*");
    }

    /** What the checks took is none of the attempt's time. */
    @Test
    void theTimeOfAChecksOwnIsNotTheAttempts() {
        errors.lostAnswer();
        TransactionRetry retry = plain.checkingOutcomeBy(entityManager -> {
            time.pass(Duration.ofSeconds(137));
            throw failure("08S01");
        });
        assertThatThrownBy(() -> retry.runInTransaction(entityManager -> time.pass(Duration.ofSeconds(2))))
                .isInstanceOf(UnknownOutcomeException.class)
                .hasMessageContaining("139.0 s have passed, of which the last attempt took 2.0 s");
    }

    /** The unit of work took long, and the server may be there. */
    @Test
    void theCheckIsAskedOnceWhereTheDeadlineHasPassed() {
        errors.lostAnswer();
        TransactionRetry retry = plain.checkingOutcomeBy(entityManager -> entityManager.find(Note.class, 1) != null);
        retry.runInTransaction(entityManager -> {
            time.pass(Duration.ofSeconds(137));
            entityManager.persist(new Note(1));
        });
        assertThat(told).containsExactly("attempt 1", "found after attempt 1", "FOUND after 1");
    }

    /** The check would wait for a connection as long as the repeat has. */
    @Test
    void theCheckIsNotAskedAfterTheDeadlineWhereTheServerIsGone() {
        errors.errors(1, () -> new SQLException("gone", "08S01"));
        TransactionRetry retry = plain.checkingOutcomeBy(entityManager -> {
            checks++;
            return false;
        });
        assertThatThrownBy(() -> retry.runInTransaction(entityManager -> {
                    if (told.size() > 1) {
                        time.pass(Duration.ofSeconds(60));
                        throw failure("08001");
                    }
                    entityManager.persist(new Note(1));
                }))
                .isInstanceOf(UnknownOutcomeException.class)
                .hasMessageContaining("and it was not found when it was looked for, and a retry would come after the"
                        + " deadline of 30.0 s: 60.02 s have passed");
        assertThat(checks).isEqualTo(1);
        assertThat(told).endsWith("attempt 2", "exhausted after 2 by 08001", "UNRESOLVED after 2");
    }

    private static PersistenceException failure(String sqlState) {
        return new PersistenceException(new SQLException("made on purpose", sqlState));
    }
}
