package org.tidewire.it.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.PessimisticLockException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.Test;
import org.tidewire.it.support.Background;
import org.tidewire.retry.FailureKind;
import org.tidewire.retry.RetryExhaustedException;
import org.tidewire.retry.RetryListener;
import org.tidewire.retry.RetryPolicy;
import org.tidewire.retry.TransactionFailure;
import org.tidewire.retry.TransactionRetry;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;
import org.tidewire.tidb.transaction.TiDBTransaction;

/** Deadlocks, and conflicts at the commit of optimistic transactions. */
@TiDBTest
class ConflictTest extends ConflictSuite {
    ConflictTest(TestDatabase database) {
        super(database);
    }

    @Test
    void aDeadlockIsRepeated() throws Exception {
        CountDownLatch bothHoldOne = new CountDownLatch(2);
        try (Background<Throwable> there = transfer(retry, 1, 2, 100, bothHoldOne);
                Background<Throwable> back = transfer(retry, 2, 1, 30, bothHoldOne)) {
            assertThat(there.get()).isNull();
            assertThat(back.get()).isNull();
        }

        assertThat(attempts.started()).isEqualTo(3);
        assertThat(attempts.repeated()).containsExactly("1213");
        assertThat(balance(1)).isEqualTo(930);
        assertThat(balance(2)).isEqualTo(320);
    }

    @Test
    void aDeadlockWithoutRetriesHasAType() throws Exception {
        TransactionRetry once = retry.withPolicy(RetryPolicy.noRetries());
        CountDownLatch bothHoldOne = new CountDownLatch(2);
        try (Background<Throwable> there = transfer(once, 1, 2, 100, bothHoldOne);
                Background<Throwable> back = transfer(once, 2, 1, 30, bothHoldOne)) {
            Throwable[] outcomes = {there.get(), back.get()};

            assertThat(Stream.of(outcomes).filter(outcome -> outcome == null)).hasSize(1);
            assertThat(outcomes[0] == null ? outcomes[1] : outcomes[0])
                    .isInstanceOfSatisfying(RetryExhaustedException.class, exhausted -> {
                        assertThat(exhausted.getFailure().code()).isEqualTo("1213");
                        assertThat(exhausted.getFailure().kind()).isEqualTo(FailureKind.CONFLICT);
                    })
                    .hasCauseInstanceOf(PessimisticLockException.class);
        }
        assertThat(balance(1) + balance(2)).isEqualTo(1250);
    }

    /** Locks one account, waits until the other transfer has locked the other, and wants that too. */
    private static Background<Throwable> transfer(
            TransactionRetry retry, int from, int to, long amount, CountDownLatch bothHoldOne) {
        return Background.run(() -> catchThrowable(() -> retry.runInTransaction(entityManager -> {
            entityManager.find(Account.class, from, LockModeType.PESSIMISTIC_WRITE).balance -= amount;
            bothHoldOne.countDown();
            awaitQuietly(bothHoldOne);
            entityManager.find(Account.class, to, LockModeType.PESSIMISTIC_WRITE).balance += amount;
        })));
    }

    @Test
    @RealTiDB("optimistic transactions are TiDB's own")
    void aWriteConflictAtCommitIsRepeated() {
        TiDBTransaction.optimistic().run(retry, this::withdrawWhileAnotherDeposits);

        assertThat(attempts.repeated()).containsExactly("9007");
        assertThat(balance(1)).isEqualTo(1000 - 100 + 7);
    }

    @Test
    @RealTiDB("optimistic transactions are TiDB's own")
    void aWriteConflictWithoutRetryHasAType() {
        assertThatThrownBy(() -> TiDBTransaction.optimistic()
                        .run(retry.withPolicy(RetryPolicy.noRetries()), this::withdrawWhileAnotherDeposits))
                .isInstanceOf(RetryExhaustedException.class)
                .hasMessageContaining("error 9007");
        attempts.forget();
        assertThatThrownBy(() -> TiDBTransaction.optimistic().run(factory, session -> {
                    attempts.attemptStarted(1);
                    withdrawWhileAnotherDeposits(session);
                }))
                .isInstanceOf(PersistenceException.class)
                .hasRootCauseInstanceOf(SQLException.class);
        assertThat(balance(1)).isEqualTo(1000 + 7 + 7);
    }

    @Test
    @RealTiDB("optimistic transactions are TiDB's own")
    void aLockInAnOptimisticTransactionConflictsAtCommit() {
        TiDBTransaction.optimistic().run(retry, session -> {
            Account account = session.find(Account.class, 1, LockModeType.PESSIMISTIC_WRITE);
            withdrawWhileAnotherDeposits(session);
            account.balance -= 1;
        });

        assertThat(attempts.repeated()).hasSize(1).first().isIn("9007", "8002");
        assertThat(balance(1)).isEqualTo(1000 - 100 + 7 - 1);
    }

    @Test
    @RealTiDB("optimistic transactions are TiDB's own")
    void retryAndTransactionModeTogetherSendNoMoreThanNeeded() {
        assertThat(database.statements()
                        .sqlDuring(() -> TiDBTransaction.optimistic()
                                .run(retry, session -> session.find(Account.class, 1).balance--)))
                .extracting(sql -> sql.substring(0, sql.indexOf(' ')))
                .containsExactly("begin", "select", "update");
    }

    /** In the first attempt somebody else changes the row between its reading and its writing. */
    private void withdrawWhileAnotherDeposits(Session session) {
        Account account = session.find(Account.class, 1);
        account.balance -= 100;
        if (attempts.started() == 1) {
            factory.inTransaction(other -> other.find(Account.class, 1).balance += 7);
        }
    }

    @Test
    void aLockTimeoutIsRepeatedByChoice() throws Exception {
        Consumer<EntityManager> withdraw = entityManager -> {
            entityManager.createNativeQuery("set innodb_lock_wait_timeout = 1").executeUpdate();
            entityManager.find(Account.class, 1, LockModeType.PESSIMISTIC_WRITE).balance -= 100;
        };
        assertThatThrownBy(() -> whileLocked(() -> retry.runInTransaction(withdraw)))
                .isInstanceOf(LockTimeoutException.class)
                .hasRootCauseMessage("Lock wait timeout exceeded; try restarting transaction");
        assertThat(attempts.started()).isEqualTo(1);

        attempts.forget();
        CountDownLatch failedOnce = new CountDownLatch(1);
        TransactionRetry choosing = retry.withPolicy(RetryPolicy.defaults().alsoOn(FailureKind.LOCK_TIMEOUT))
                .withListener(new RetryListener() {
                    @Override
                    public void retrying(int attempt, TransactionFailure failure, Duration pause) {
                        failedOnce.countDown();
                    }
                });
        CountDownLatch locked = new CountDownLatch(1);
        try (Background<Object> holder = Background.inTransaction(factory, session -> {
            session.find(Account.class, 1, LockModeType.PESSIMISTIC_WRITE);
            locked.countDown();
            awaitQuietly(failedOnce);
            return null;
        })) {
            locked.await();
            choosing.runInTransaction(withdraw);
            holder.get();
        }
        assertThat(attempts.repeated()).isNotEmpty().containsOnly("1205");
        assertThat(balance(1)).isEqualTo(900);
    }

    private void whileLocked(Runnable work) {
        factory.inTransaction(holder -> {
            holder.find(Account.class, 1, LockModeType.PESSIMISTIC_WRITE);
            work.run();
        });
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

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
