package org.tidewire.it.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.RollbackException;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.databend.jdbc.TransactionConflictException;
import org.tidewire.retry.FailureKind;
import org.tidewire.retry.RetryExhaustedException;
import org.tidewire.retry.RetryPolicy;
import org.tidewire.retry.TransactionRetry;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;

/** Conflicts between two connections, which Databend tells at commit. */
@DatabendTest
class DatabendConflictTest {
    private final TestDatabase database;
    private final Attempts attempts = new Attempts();
    private SessionFactory factory;
    private TransactionRetry retry;

    DatabendConflictTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void insertAccounts() {
        factory = database.sessionFactory(Account.class, VersionedAccount.class);
        factory.inTransaction(session -> {
            session.persist(new Account(1, 1000));
            session.persist(new VersionedAccount(1, 1000));
        });
        retry = TransactionRetry.of(factory).withListener(attempts);
    }

    @Test
    void aConflictAtCommitIsRepeated() {
        retry.runInTransaction(this::withdrawWhileAnotherDeposits);

        assertThat(attempts.started()).isEqualTo(2);
        assertThat(attempts.repeated()).containsExactly("4001");
        assertThat(balance()).isEqualTo(1000 - 100 + 7);
    }

    @Test
    void aConflictWithoutRetryHasAType() {
        assertThatThrownBy(() ->
                        retry.withPolicy(RetryPolicy.noRetries()).runInTransaction(this::withdrawWhileAnotherDeposits))
                .isInstanceOfSatisfying(RetryExhaustedException.class, exhausted -> {
                    assertThat(exhausted.getFailure().kind()).isEqualTo(FailureKind.CONFLICT);
                    assertThat((Throwable) exhausted.getFailure().sqlException())
                            .isInstanceOf(TransactionConflictException.class);
                })
                .hasMessageContaining("error 4001, SQLState 40001");
        attempts.forget();
        assertThatThrownBy(() -> factory.inTransaction(session -> {
                    attempts.attemptStarted(1);
                    withdrawWhileAnotherDeposits(session);
                }))
                .isInstanceOf(RollbackException.class)
                .hasStackTraceContaining(TransactionConflictException.class.getName());
        assertThat(balance()).isEqualTo(1000 + 7 + 7);
    }

    /** In the first attempt somebody else changes the row after this one has, and is the first to commit. */
    private void withdrawWhileAnotherDeposits(EntityManager entityManager) {
        Account account = entityManager.find(Account.class, 1);
        account.balance -= 100;
        entityManager.flush();
        if (attempts.started() == 1) {
            factory.inTransaction(other -> other.find(Account.class, 1).balance += 7);
        }
    }

    /** The same code, and wrong whenever it is run. A busy engine may fail before, by something that is repeated rightly. */
    @Test
    void aMergeWithSeveralRowsForOneIsNotRepeated() {
        assertThatThrownBy(() -> retry.runInTransaction(
                        entityManager -> entityManager.createNativeQuery("""
                                merge into accounts using (select * from (values (1, 5), (1, 6)) s(id, balance)) s
                                on accounts.id = s.id when matched then update set balance = s.balance""").executeUpdate()))
                .isNotInstanceOf(RetryExhaustedException.class)
                .hasStackTraceContaining("multi rows from source");
        assertThat(attempts.reasons()).noneMatch(reason -> reason.contains("multi rows from source"));
        assertThat(balance()).isEqualTo(1000);
    }

    /** One that is seen by its version, before COMMIT: the other has committed before this one writes. */
    @Test
    void aStaleEntityIsRepeatedByChoice() {
        assertThatThrownBy(() -> retry.runInTransaction(this::withdrawWithVersion))
                .isInstanceOf(RollbackException.class)
                .hasCauseInstanceOf(OptimisticLockException.class);

        attempts.forget();
        retry.withPolicy(RetryPolicy.defaults().alsoOn(FailureKind.STALE_ENTITY))
                .runInTransaction(this::withdrawWithVersion);
        assertThat(attempts.repeated()).containsExactly("stale_entity");
        assertThat(factory.<Long>fromTransaction(session -> session.find(VersionedAccount.class, 1).balance))
                .isEqualTo(1000 + 7 + 7 - 100);
    }

    private void withdrawWithVersion(EntityManager entityManager) {
        entityManager.find(VersionedAccount.class, 1).balance -= 100;
        if (attempts.started() == 1) {
            factory.inTransaction(other -> other.find(VersionedAccount.class, 1).balance += 7);
        }
    }

    private long balance() {
        return factory.fromTransaction(session -> session.find(Account.class, 1).balance);
    }
}
