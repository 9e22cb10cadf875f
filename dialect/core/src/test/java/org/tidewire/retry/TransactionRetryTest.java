package org.tidewire.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityTransaction;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.RollbackException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.testkit.support.LogCapture;

/** On H2, with errors made on purpose and a clock that goes only while somebody sleeps. Real conflicts are elsewhere. */
class TransactionRetryTest extends RetriesOnH2 {
    private TransactionRetry retry;

    @BeforeEach
    void open() {
        retry = plain;
    }

    @Test
    void whatSucceedsIsDoneOnce() {
        assertThat(retry.<String>callInTransaction(entityManager -> {
                    entityManager.persist(new Note(1));
                    return "done";
                }))
                .isEqualTo("done");

        assertThat(told).containsExactly("attempt 1");
        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void aConflictIsRepeatedInANewEntityManager() {
        Set<EntityManager> entityManagers = new HashSet<>();
        errors.conflicts(2);
        retry.runInTransaction(entityManager -> {
            entityManagers.add(entityManager);
            entityManager.persist(new Note(1));
            entityManager.flush();
        });

        assertThat(entityManagers).hasSize(3).noneMatch(EntityManager::isOpen);
        assertThat(notes()).isEqualTo(1);
        assertThat(told)
                .containsExactly(
                        "attempt 1",
                        "40001 in attempt 1, again after 20 ms",
                        "attempt 2",
                        "40001 in attempt 2, again after 40 ms",
                        "attempt 3");
        assertThat(time.pauses).containsExactly(Duration.ofMillis(20), Duration.ofMillis(40));
    }

    @Test
    void retriesEnd() {
        TransactionRetry twice = retry.withPolicy(RetryPolicy.defaults().withMaxRetries(2));
        errors.conflicts(3);

        assertThatThrownBy(() -> twice.runInTransaction(entityManager -> entityManager.persist(new Note(1))))
                .isInstanceOfSatisfying(RetryExhaustedException.class, exhausted -> {
                    assertThat(exhausted.getAttempts()).isEqualTo(3);
                    assertThat(exhausted.getFailure().kind()).isEqualTo(FailureKind.CONFLICT);
                })
                .hasMessageStartingWith("The transaction was rolled back 3 times, and no retry is left"
                        + " (error 0, SQLState 40001: Conflict, made on purpose")
                .hasRootCauseInstanceOf(SQLException.class);
        assertThat(told).endsWith("attempt 3", "exhausted after 3 by 40001").hasSize(6);
        assertThat(notes()).isZero();
    }

    @Test
    void noRetriesAreOneAttempt() {
        TransactionRetry once = retry.withPolicy(RetryPolicy.noRetries());
        errors.conflicts(1);

        assertThatThrownBy(() -> once.runInTransaction(entityManager -> {}))
                .isInstanceOf(RetryExhaustedException.class)
                .hasMessageStartingWith("The transaction was rolled back once, and no retry is left");
    }

    @Test
    void noRetryBeginsAfterTheDeadline() {
        RetryPolicy policy = RetryPolicy.defaults()
                .withInitialDelay(Duration.ofSeconds(2))
                .withMaxDelay(Duration.ofSeconds(4))
                .withDeadline(Duration.ofSeconds(6));
        TransactionRetry late = retry.withPolicy(policy);
        errors.conflicts(3);

        assertThatThrownBy(() -> late.runInTransaction(entityManager -> {}))
                .isInstanceOf(RetryExhaustedException.class)
                .hasMessageStartingWith(
                        "The transaction was rolled back 3 times, and a retry would come after the deadline");
        assertThat(time.pauses).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(4));
    }

    @Test
    void aConnectionLostBeforeCommitIsRepeated() {
        retry.runInTransaction(entityManager -> {
            entityManager.persist(new Note(1));
            failInTheFirstAttempt("08S01");
        });

        assertThat(notes()).isEqualTo(1);
        assertThat(told).hasSize(3);
    }

    @Test
    void aConnectionLostDuringCommitIsNotRepeated() {
        errors.errors(1, () -> new SQLException("gone", "08S01"));
        assertThatThrownBy(() -> retry.runInTransaction(entityManager -> entityManager.persist(new Note(1))))
                .isInstanceOf(UnknownOutcomeException.class);
        assertThat(told).containsExactly("attempt 1", "UNRESOLVED after 1");
    }

    @Test
    void aLostAnswerIsNotRepeated() {
        errors.lostAnswer();
        assertThatThrownBy(() -> retry.runInTransaction(entityManager -> entityManager.persist(new Note(1))))
                .isInstanceOf(UnknownOutcomeException.class)
                .hasMessageStartingWith(
                        "The transaction may have been committed or not, since the answer to its COMMIT");
        assertThat(told).containsExactly("attempt 1", "UNRESOLVED after 1");
        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void anErrorOfTheUserReachesTheCallerAsItIs() {
        IllegalArgumentException mine = new IllegalArgumentException("mine");
        assertThatThrownBy(() -> retry.runInTransaction(entityManager -> {
                    entityManager.persist(new Note(1));
                    throw mine;
                }))
                .isSameAs(mine);
        assertThatThrownBy(() -> retry.runInTransaction(entityManager -> {
                    entityManager.persist(new Note(1));
                    throw new StackOverflowError("mine");
                }))
                .isInstanceOf(StackOverflowError.class);

        assertThat(notes()).isZero();
        assertThat(told).containsExactly("attempt 1", "attempt 1");
    }

    @Test
    void aViolationAtCommitReachesTheCallerAsItIs() {
        factory.inTransaction(session -> session.persist(new Note(1)));

        assertThatThrownBy(() -> retry.runInTransaction(entityManager -> entityManager.persist(new Note(1))))
                .isInstanceOf(RollbackException.class)
                .cause()
                .isInstanceOf(ConstraintViolationException.class);
        assertThat(told).containsExactly("attempt 1");
    }

    @Test
    void staleEntitiesAreRepeatedByChoice() {
        Consumer<EntityManager> staleOnce = entityManager -> {
            if (told.size() == 1) {
                throw new OptimisticLockException("stale");
            }
        };
        assertThatThrownBy(() -> retry.runInTransaction(staleOnce)).isInstanceOf(OptimisticLockException.class);

        told.clear();
        retry.withPolicy(RetryPolicy.defaults().alsoOn(FailureKind.STALE_ENTITY))
                .runInTransaction(staleOnce);
        assertThat(told).containsExactly("attempt 1", "stale_entity in attempt 1, again after 20 ms", "attempt 2");
    }

    @Test
    void aTransactionThatWasMarkedForRollbackIsNoSuccess() {
        assertThatThrownBy(() -> retry.runInTransaction(entityManager -> {
                    entityManager.persist(new Note(1));
                    entityManager.getTransaction().setRollbackOnly();
                }))
                .isInstanceOf(RollbackException.class)
                .hasMessageStartingWith("The transaction was rolled back at its end");
        assertThat(notes()).isZero();
    }

    @Test
    void aCommitByTheUnitOfWorkIsNotDoneTwice() {
        assertThatThrownBy(() -> retry.runInTransaction(entityManager -> {
                    entityManager.persist(new Note(1));
                    entityManager.getTransaction().commit();
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("The unit of work has ended its transaction itself");
        assertThatThrownBy(() -> retry.runInTransaction(entityManager -> {
                    EntityTransaction transaction = entityManager.getTransaction();
                    entityManager.persist(new Note(2));
                    transaction.commit();
                    transaction.begin();
                    throw new PersistenceException(new SQLException("conflict", "40001"));
                }))
                .isExactlyInstanceOf(PersistenceException.class);

        assertThat(told).containsExactly("attempt 1", "attempt 1");
        assertThat(notes()).isEqualTo(2);
    }

    @Test
    void aUnitOfWorkInAnotherIsRefused() {
        assertThatThrownBy(() ->
                        retry.runInTransaction(outer -> retry.runInTransaction(inner -> inner.persist(new Note(1)))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("This thread is already in a unit of work for this database");
        retry.runInTransaction(entityManager -> entityManager.persist(new Note(1)));
        assertThat(notes()).isEqualTo(1);
    }

    /** The caller would take it for a failure of the transaction, and do it again. */
    @Test
    void aListenerThatThrowsChangesNothing() {
        RetryListener broken = new RetryListener() {
            @Override
            public void attemptStarted(int attempt) {
                throw new IllegalStateException("broken listener");
            }

            @Override
            public void retrying(int attempt, TransactionFailure failure, Duration pause) {
                throw new IllegalStateException("broken listener");
            }
        };
        errors.conflicts(1);
        try (LogCapture log = LogCapture.of("org.tidewire.retry")) {
            plain.withListener(broken)
                    .withListener(new RecordedRetries(told))
                    .runInTransaction(entityManager -> entityManager.persist(new Note(1)));
            assertThat(log.messages())
                    .hasSize(3)
                    .allMatch(message -> message.startsWith("A listener of retries failed, which changes nothing"));
        }
        assertThat(told).as("by the listeners on both sides of it").hasSize(6).endsWith("attempt 2", "attempt 2");
        assertThat(notes()).isEqualTo(1);
    }

    /** The policy is kept to below a millisecond. */
    @Test
    void aDeadlineOfNothingAllowsNoRetry() {
        RetryPolicy policy =
                RetryPolicy.defaults().withInitialDelay(Duration.ofNanos(700)).withMaxRetries(1);
        errors.conflicts(1);
        retry.withPolicy(policy.withDeadline(Duration.ofNanos(700))).runInTransaction(entityManager -> {});
        assertThat(time.pauses).containsExactly(Duration.ofNanos(700));

        errors.conflicts(1);
        assertThatThrownBy(() -> retry.withPolicy(policy.withDeadline(Duration.ofNanos(699)))
                        .runInTransaction(entityManager -> {}))
                .hasMessageContaining("a retry would come after the deadline");
    }

    @Test
    void anIndependentCallInAnotherIsRepeatedByItself() {
        retry.runInTransaction(outer -> {
            assertThat(retry.isRunning()).isTrue();
            retry.<@Nullable Void, RuntimeException>repeatIndependently(attempt -> {
                failInTheSecondAttempt();
                return null;
            });
        });

        assertThat(retry.isRunning()).isFalse();
        assertThat(told)
                .containsExactly("attempt 1", "attempt 1", "40001 in attempt 1, again after 20 ms", "attempt 2");
    }

    /** Its COMMIT may have arrived, and another attempt would do its work again. */
    @Test
    void aConnectionLostDuringTheCommitOfATransactionInsideIsNotRepeated() {
        assertThatThrownBy(() -> retry.runInTransaction(outer -> loseACommitInside()))
                .isInstanceOf(UnknownOutcomeException.class);
        assertThat(told).containsExactly("attempt 1", "UNRESOLVED after 1");
    }

    /** That is behind it: the outer one has sent its own work since. */
    @Test
    void aConflictThatWasCaughtInsideDoesNotMakeALaterFailureUnknown() {
        retry.runInTransaction(outer -> {
            if (told.size() == 1) {
                errors.conflicts(1);
                assertThatThrownBy(() -> insideOnAnotherConnection(1)).isInstanceOf(RollbackException.class);
                insideOnAnotherConnection(2);
                throw new PersistenceException(new SQLException("gone", "08S01"));
            }
        });
        assertThat(told).containsExactly("attempt 1", "08S01 in attempt 1, again after 20 ms", "attempt 2");
    }

    @Test
    void whatMayHaveWrittenIsNotRepeatedWhereTransactionsAreNotAtomic() {
        TransactionRetry notAtomic = retry.withClassifier(new NotAtomic());

        assertThatThrownBy(() -> notAtomic.runInTransaction(entityManager -> failInTheFirstAttempt("40001")))
                .isInstanceOf(UnknownOutcomeException.class)
                .hasMessageStartingWith(
                        "The transaction may have written before it failed, which this database does not");
        assertThatThrownBy(() -> notAtomic.runInTransaction(entityManager -> failInTheFirstAttempt("23505")))
                .isExactlyInstanceOf(PersistenceException.class);
        assertThat(told).containsExactly("attempt 1", "UNRESOLVED after 1", "attempt 1");
    }

    @Test
    void whatCannotHaveWrittenIsRepeatedWhereTransactionsAreNotAtomic() {
        TransactionRetry notAtomic = retry.withClassifier(new NotAtomic());

        notAtomic.readOnly().runInTransaction(entityManager -> {
            entityManager.persist(new Note(1));
            failInTheFirstAttempt("40001");
        });

        assertThat(told).containsExactly("attempt 1", "40001 in attempt 1, again after 20 ms", "attempt 2");
        assertThat(notes()).as("nothing is written").isZero();
    }

    private void failInTheFirstAttempt(String sqlState) {
        if (told.stream().filter(line -> line.startsWith("attempt")).count() == 1 || sqlState.startsWith("23")) {
            throw new PersistenceException(new SQLException("made on purpose", sqlState));
        }
    }

    private void failInTheSecondAttempt() {
        if (told.size() == 2) {
            throw new PersistenceException(new SQLException("made on purpose", "40001"));
        }
    }
}
