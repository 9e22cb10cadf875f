package org.tidewire.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.RollbackException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Queue;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.testkit.support.LogCapture;

/** Unknown outcomes that a check resolves, on H2 with errors made on purpose; cut connections are elsewhere. */
class OutcomeCheckTest extends RetriesOnH2 {
    private TransactionRetry retry;

    /** What the check throws before it answers. */
    private final Queue<RuntimeException> failures = new ArrayDeque<>();

    @BeforeEach
    void open() {
        retry = plain.checkingOutcomeBy(this::isThere);
    }

    private boolean isThere(EntityManager entityManager) {
        RuntimeException failure = failures.poll();
        if (failure != null) {
            throw failure;
        }
        return entityManager.find(Note.class, 1) != null;
    }

    @Test
    void whatIsFoundIsDoneOnce() {
        errors.lostAnswer();

        assertThat(retry.<String>callInTransaction(entityManager -> {
                    entityManager.persist(new Note(1));
                    return "done";
                }))
                .as("what the attempt had returned")
                .isEqualTo("done");
        assertThat(told).containsExactly("attempt 1", "found after attempt 1", "FOUND after 1");
        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void whatIsNotFoundIsRepeated() {
        errors.errors(2, () -> new SQLException("gone", "08S01"));
        // The check's own COMMIT is the second that fails: it is asked again.
        retry.runInTransaction(entityManager -> entityManager.persist(new Note(1)));

        assertThat(told)
                .containsExactly(
                        "attempt 1",
                        "not found after attempt 1",
                        "08S01 in attempt 1, again after 20 ms",
                        "attempt 2",
                        "REPEATED after 2");
        assertThat(time.pauses).hasSize(2);
        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void aLostConnectionBeforeCommitNeedsNoCheck() {
        retry.runInTransaction(entityManager -> {
            entityManager.persist(new Note(1));
            failInAttempt(1, "08S01");
        });
        assertThat(told).containsExactly("attempt 1", "08S01 in attempt 1, again after 20 ms", "attempt 2");
    }

    /** More often than there are retries: these are for the unit of work. */
    @Test
    void theCheckIsAskedUntilTheServerIsBack() {
        errors.lostAnswer();
        for (int i = 0; i < 20; i++) {
            failures.add(failure("08S01"));
        }
        retry.runInTransaction(entityManager -> entityManager.persist(new Note(1)));

        assertThat(told).containsExactly("attempt 1", "found after attempt 1", "FOUND after 1");
        assertThat(time.pauses).hasSize(20);
    }

    @Test
    void withoutADeadlineTheRetriesLimitTheCheck() {
        errors.lostAnswer();
        for (int i = 0; i < 4; i++) {
            failures.add(failure("08S01"));
        }
        RetryPolicy policy = RetryPolicy.defaults().withoutDeadline().withMaxRetries(3);
        assertThatThrownBy(() ->
                        retry.withPolicy(policy).runInTransaction(entityManager -> entityManager.persist(new Note(1))))
                .isInstanceOf(UnknownOutcomeException.class)
                .hasMessageContaining("the check of its outcome got no answer in 4 tries");
    }

    @Test
    void aCheckThatFailsLeavesTheOutcomeUnknown() {
        errors.lostAnswer();
        failures.add(new IllegalArgumentException("mine"));
        assertThatThrownBy(() -> retry.runInTransaction(entityManager -> entityManager.persist(new Note(1))))
                .isInstanceOf(UnknownOutcomeException.class)
                .hasMessageContaining("and the check of its outcome failed")
                .satisfies(unknown -> assertThat(unknown.getSuppressed())
                        .singleElement()
                        .isInstanceOf(IllegalArgumentException.class));
    }

    /** An assertion in a check, for example. */
    @Test
    void anErrorOfTheCheckTellsThatTheOutcomeIsUnknown() {
        errors.lostAnswer();
        AssertionError mine = new AssertionError("mine");
        TransactionRetry broken = plain.checkingOutcomeBy(entityManager -> {
            throw mine;
        });
        assertThatThrownBy(() -> broken.runInTransaction(entityManager -> entityManager.persist(new Note(1))))
                .isSameAs(mine)
                .satisfies(OutcomeCheckTest::tellsThatItIsUnknown);
        assertThat(told).containsExactly("attempt 1", "UNRESOLVED after 1");
    }

    /** An interrupted thread, whatever the pause. */
    @Test
    void anInterruptEndsTheQuestions() {
        errors.lostAnswer();
        TransactionRetry interrupted = plain.checkingOutcomeBy(entityManager -> {
            Thread.currentThread().interrupt();
            throw failure("08S01");
        });
        assertThatThrownBy(() -> interrupted.runInTransaction(entityManager -> entityManager.persist(new Note(1))))
                .isInstanceOf(UnknownOutcomeException.class)
                .hasMessageContaining("its thread was interrupted");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(time.pauses).isEmpty();
    }

    @Test
    void anErrorAfterTheCommitOfTheRepeatIsThrownAsItIs() {
        errors.errors(1, () -> new SQLException("gone", "08S01"));
        AssertionError mine = new AssertionError("mine");
        assertThatThrownBy(() -> retry.repeat(attempt -> {
                    new UnitOfWork<>(
                                    factory,
                                    entityManager -> {
                                        entityManager.persist(new Note(1));
                                        return 1;
                                    },
                                    false,
                                    true)
                            .call(attempt);
                    throw mine;
                }))
                .isSameAs(mine)
                .hasNoSuppressedExceptions();
        assertThat(told).endsWith("REPEATED after 2");
        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void anErrorOfTheRepeatTellsThatTheOutcomeIsUnknown() {
        errors.errors(1, () -> new SQLException("gone", "08S01"));
        AssertionError mine = new AssertionError("mine");
        assertThatThrownBy(() -> retry.runInTransaction(entityManager -> {
                    if (told.size() > 1) {
                        throw mine;
                    }
                }))
                .isSameAs(mine)
                .satisfies(OutcomeCheckTest::tellsThatItIsUnknown);
        assertThat(told).endsWith("attempt 2", "UNRESOLVED after 2");
    }

    private static void tellsThatItIsUnknown(Throwable error) {
        assertThat(error.getSuppressed()).singleElement().isInstanceOf(UnknownOutcomeException.class);
    }

    /** It is committed, and the caller is told so whatever a listener does. */
    @Test
    void aListenerThatThrowsDoesNotHideWhatWasFound() {
        errors.lostAnswer();
        RetryListener broken = new RetryListener() {
            @Override
            public void outcomeChecked(int attempt, TransactionFailure failure, boolean done) {
                throw new IllegalStateException("broken listener");
            }

            @Override
            public void outcomeResolved(int attempts, TransactionFailure failure, OutcomeResolution resolution) {
                throw new NoClassDefFoundError("broken listener");
            }
        };
        try (LogCapture log = LogCapture.of("org.tidewire.retry")) {
            retry.withListener(broken).runInTransaction(entityManager -> entityManager.persist(new Note(1)));
            assertThat(log.messages()).hasSize(2);
        }
        assertThat(notes()).isEqualTo(1);
    }

    /** The check does not see it, the repeat meets its key, and the next check sees it. */
    @Test
    void aCommitThatArrivesAfterTheCheckIsFound() {
        errors.errors(1, () -> new SQLException("gone", "08S01"));
        TransactionRetry late = retry.withListener(new RetryListener() {
            @Override
            public void outcomeChecked(int attempt, TransactionFailure failure, boolean done) {
                if (!done) {
                    factory.inTransaction(session -> session.persist(new Note(1)));
                }
            }
        });
        assertThat(late.<Integer>callInTransaction(entityManager -> {
                    entityManager.persist(new Note(1));
                    entityManager.flush();
                    return told.size();
                }))
                .as("what the first attempt returned")
                .isEqualTo(1);
        assertThat(told)
                .endsWith(
                        "not found after attempt 1",
                        "08S01 in attempt 1, again after 20 ms",
                        "attempt 2",
                        "found after attempt 2",
                        "FOUND after 2");
        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void aFailureOfTheRepeatReachesTheCallerWhereNothingIsFound() {
        errors.errors(1, () -> new SQLException("gone", "08S01"));
        IllegalStateException mine = new IllegalStateException("mine");
        assertThatThrownBy(() -> retry.runInTransaction(entityManager -> {
                    if (told.size() > 1) {
                        throw mine;
                    }
                    entityManager.persist(new Note(1));
                }))
                .isSameAs(mine);
        assertThat(told).endsWith("attempt 2", "not found after attempt 2", "NOT_DONE after 2");
        assertThat(notes()).isZero();
    }

    @Test
    void aFailureOfTheRepeatIsToldWhereTheNextCheckFails() {
        errors.errors(1, () -> new SQLException("gone", "08S01"));
        IllegalStateException mine = new IllegalStateException("mine");
        IllegalArgumentException ofTheCheck = new IllegalArgumentException("of the check");
        assertThatThrownBy(() -> retry.runInTransaction(entityManager -> {
                    if (told.size() > 1) {
                        failures.add(ofTheCheck);
                        throw mine;
                    }
                    entityManager.persist(new Note(1));
                }))
                .isInstanceOf(UnknownOutcomeException.class)
                .satisfies(unknown -> assertThat(unknown.getSuppressed()).containsExactly(ofTheCheck, mine));
    }

    /** The lost session may still hold the locks. */
    @Test
    void aLockTimeoutAfterAnUnknownOutcomeIsRepeated() {
        errors.errors(1, () -> new SQLException("gone", "08S01"));
        retry.runInTransaction(entityManager -> {
            entityManager.persist(new Note(1));
            failInAttempt(2, "55P03");
        });
        assertThat(told)
                .endsWith("attempt 2", "55P03 in attempt 2, again after 40 ms", "attempt 3", "REPEATED after 3");
        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void whereNoRetryIsLeftTheOutcomeStaysUnknown() {
        errors.errors(1, () -> new SQLException("gone", "08S01"));
        assertThatThrownBy(() -> retry.withPolicy(RetryPolicy.noRetries())
                        .runInTransaction(entityManager -> entityManager.persist(new Note(1))))
                .isInstanceOf(UnknownOutcomeException.class)
                .hasMessageContaining("and it was not found when it was looked for, and no retry is left");
        assertThat(told).endsWith("not found after attempt 1", "exhausted after 1 by 08S01", "UNRESOLVED after 1");
    }

    @Test
    void repeatsThatRunOutAreCheckedOnceMore() {
        errors.errors(1, () -> new SQLException("gone", "08S01"));
        TransactionRetry once = retry.withPolicy(RetryPolicy.defaults().withMaxRetries(1));
        assertThatThrownBy(() -> once.runInTransaction(entityManager -> failInAttempt(2, "40001")))
                .isInstanceOf(UnknownOutcomeException.class);
        assertThat(told)
                .endsWith("attempt 2", "not found after attempt 2", "exhausted after 2 by 40001", "UNRESOLVED after 2");
    }

    /** The check looks for what the outer one has written. */
    @Test
    void theOutcomeOfATransactionInsideIsNotResolved() {
        assertThatThrownBy(() -> retry.runInTransaction(outer -> loseACommitInside()))
                .isInstanceOf(UnknownOutcomeException.class);
        assertThat(told).containsExactly("attempt 1", "UNRESOLVED after 1");
    }

    @Test
    void whatWasCaughtInsideDoesNotKeepTheCheckFromBeingAsked() {
        retry.runInTransaction(outer -> {
            errors.errors(1, () -> new SQLException("gone", "08S01"));
            assertThatThrownBy(() -> insideOnAnotherConnection(2)).isInstanceOf(RollbackException.class);
            outer.persist(new Note(1));
            errors.lostAnswer();
        });
        assertThat(told).containsExactly("attempt 1", "found after attempt 1", "FOUND after 1");
    }

    @Test
    void itIsRefusedWhereTransactionsAreNotAtomic() {
        TransactionRetry notAtomic = plain.withClassifier(new NotAtomic());
        assertThatThrownBy(() -> notAtomic.checkingOutcomeBy(this::isThere))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageStartingWith("A check cannot resolve an unknown outcome here");
    }

    /** Hibernate leaves the end of a transaction out where its rollback fails, and warns when the session is closed. */
    @Test
    void aLostConnectionLeavesNoWarningOfUnprocessedActions() {
        try (LogCapture log = LogCapture.of("org.hibernate")) {
            plain.runInTransaction(entityManager -> {
                entityManager.createQuery("delete from Note").executeUpdate();
                if (told.size() == 1) {
                    entityManager.unwrap(Session.class).doWork(Connection::close);
                    throw failure("08S01");
                }
            });
            assertThat(log.messages()).noneMatch(message -> message.contains("unprocessed"));
        }
        assertThat(told).hasSize(3);
    }

    @Test
    void aReadOnlyUnitOfWorkIsRepeatedAfterALostCommit() {
        errors.errors(1, () -> new SQLException("gone", "08S01"));
        plain.readOnly().runInTransaction(entityManager -> entityManager.find(Note.class, 1));
        assertThat(told).hasSize(3).endsWith("attempt 2");
    }

    /** Connector/J says 08007 whatever the transaction has done. */
    @Test
    void aReadOnlyUnitOfWorkIsRepeatedWhereTheDriverSaysThatTheOutcomeIsUnknown() {
        errors.lostAnswer();
        plain.readOnly().runInTransaction(entityManager -> entityManager.find(Note.class, 1));
        assertThat(told).hasSize(3).endsWith("attempt 2");
    }

    /** Hibernate's find returns null after some lost connections, and the unit of work fails by that. */
    @Test
    void whateverIsThrownIsRepeatedWhereTheRollbackFails() {
        plain.runInTransaction(entityManager -> {
            entityManager.persist(new Note(1));
            if (told.size() == 1) {
                entityManager.unwrap(Session.class).doWork(Connection::close);
                throw new IllegalStateException("no such account");
            }
        });
        assertThat(told).hasSize(3).endsWith("attempt 2");
        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void whatWasGivenUpInsideIsNotRepeatedWhereTheRollbackFails() {
        assertThatThrownBy(() -> plain.runInTransaction(outer -> {
                    outer.unwrap(Session.class).doWork(Connection::close);
                    errors.lostAnswer();
                    plain.repeatIndependently(new UnitOfWork<>(factory, inner -> null, false, true));
                }))
                .isInstanceOf(UnknownOutcomeException.class);
        assertThat(told).containsExactly("attempt 1", "attempt 1", "UNRESOLVED after 1");
    }

    private void failInAttempt(int number, String sqlState) {
        if (told.stream().filter(line -> line.startsWith("attempt")).count() == number) {
            throw failure(sqlState);
        }
    }

    private static PersistenceException failure(String sqlState) {
        return new PersistenceException(new SQLException("made on purpose", sqlState));
    }
}
