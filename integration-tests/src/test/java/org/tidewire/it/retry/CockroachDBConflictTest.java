package org.tidewire.it.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.RollbackException;
import java.util.concurrent.CountDownLatch;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.TransactionSerializationException;
import org.junit.jupiter.api.Test;
import org.tidewire.it.support.Background;
import org.tidewire.retry.FailureKind;
import org.tidewire.retry.RetryExhaustedException;
import org.tidewire.retry.RetryPolicy;
import org.tidewire.testkit.junit.CockroachDBTest;
import org.tidewire.testkit.junit.TestDatabase;

/** Conflicts of SERIALIZABLE transactions, SQLState 40001, at statements and at COMMIT. */
@CockroachDBTest
class CockroachDBConflictTest extends ConflictSuite {
    CockroachDBConflictTest(TestDatabase database) {
        super(database);
    }

    /** The database tells before the version does. */
    @Override
    @Test
    void aStaleEntityIsRepeatedByChoice() {
        retry.runInTransaction(entityManager -> {
            VersionedAccount account = entityManager.find(VersionedAccount.class, 1);
            inTheFirstAttempt(() -> factory.inTransaction(other -> other.find(VersionedAccount.class, 1).balance += 7));
            account.balance -= 100;
        });
        assertThat(attempts.repeated()).containsExactly("40001");
    }

    @Test
    void aConflictOfAStatementIsRepeated() {
        retry.runInTransaction(this::withdrawWhatAnotherHasWritten);

        assertThat(attempts.repeated()).containsExactly("40001");
        assertThat(balance(1)).isEqualTo(1000 + 7 - 50);
    }

    @Test
    void aConflictOfAStatementHasItsType() {
        attempts.attemptStarted(1);
        assertThatThrownBy(() -> factory.inTransaction(this::withdrawWhatAnotherHasWritten))
                .isInstanceOf(RollbackException.class)
                .hasCauseInstanceOf(TransactionSerializationException.class);
        assertThat(balance(1)).isEqualTo(1000 + 7);
    }

    private void withdrawWhatAnotherHasWritten(EntityManager entityManager) {
        Account account = entityManager.find(Account.class, 1);
        inTheFirstAttempt(() -> factory.inTransaction(other -> other.find(Account.class, 1).balance += 7));
        account.balance -= 50;
        entityManager.flush();
    }

    /** Each reads what the other writes: "write skew", which shows at COMMIT. */
    @Test
    void aConflictAtCommitIsRepeated() {
        retry.runInTransaction(this::withdrawWhileAnotherDoes);

        assertThat(attempts.repeated()).containsExactly("40001");
        assertThat(balance(1)).as("the sum no longer allows it").isEqualTo(1000);
        assertThat(balance(2)).isEqualTo(250 - 1000);
    }

    @Test
    void aConflictAtCommitHasTheSameType() {
        attempts.attemptStarted(1);
        Throwable thrown = catchThrowable(() -> factory.inTransaction(this::withdrawWhileAnotherDoes));

        assertThat(thrown).hasMessageContaining("Unable to commit");
        assertThat(
                        thrown instanceof TransactionSerializationException
                                ? thrown
                                : thrown.getCause().getCause())
                .isInstanceOf(TransactionSerializationException.class);
        assertThat(balance(1)).isEqualTo(1000);
    }

    @Test
    void aConflictThatIsNotRepeatedIsNamed() {
        assertThatThrownBy(() ->
                        retry.withPolicy(RetryPolicy.noRetries()).runInTransaction(this::withdrawWhileAnotherDoes))
                .isInstanceOfSatisfying(
                        RetryExhaustedException.class,
                        exhausted -> assertThat(exhausted.getFailure().kind()).isEqualTo(FailureKind.CONFLICT))
                .hasMessageContaining("SQLState 40001");
    }

    private void withdrawWhileAnotherDoes(EntityManager entityManager) {
        withdrawIfTheSumAllows(entityManager, 1, 2);
        entityManager.flush();
        inTheFirstAttempt(() -> factory.inTransaction(other -> withdrawIfTheSumAllows(other, 2, 1)));
    }

    private static void withdrawIfTheSumAllows(EntityManager entityManager, int from, int other) {
        Account account = entityManager.find(Account.class, from);
        if (account.balance + entityManager.find(Account.class, other).balance >= 1000) {
            account.balance -= 1000;
        }
    }

    @Test
    void aDeadlockIsRepeated() throws Exception {
        CountDownLatch bothHoldOne = new CountDownLatch(2);
        try (Background<Throwable> there = transfer(1, 2, 100, bothHoldOne);
                Background<Throwable> back = transfer(2, 1, 30, bothHoldOne)) {
            assertThat(there.get()).isNull();
            assertThat(back.get()).isNull();
        }
        assertThat(attempts.repeated()).isNotEmpty().allMatch(code -> code.equals("40001") || code.equals("40P01"));
        assertThat(balance(1)).isEqualTo(930);
        assertThat(balance(2)).isEqualTo(320);
    }

    private Background<Throwable> transfer(int from, int to, long amount, CountDownLatch bothHoldOne) {
        return Background.run(() -> catchThrowable(() -> retry.runInTransaction(entityManager -> {
            entityManager.find(Account.class, from, LockModeType.PESSIMISTIC_WRITE).balance -= amount;
            bothHoldOne.countDown();
            try {
                bothHoldOne.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            entityManager.find(Account.class, to, LockModeType.PESSIMISTIC_WRITE).balance += amount;
        })));
    }

    @Test
    void anErrorOfTheUserIsNotRepeated() {
        assertThatThrownBy(() -> retry.runInTransaction(entityManager -> {
                    entityManager.persist(new Account(1, 1));
                    entityManager.flush();
                }))
                .isInstanceOf(ConstraintViolationException.class);
        assertThat(attempts.started()).isEqualTo(1);
    }

    private void inTheFirstAttempt(Runnable work) {
        if (attempts.started() == 1) {
            work.run();
        }
    }
}
