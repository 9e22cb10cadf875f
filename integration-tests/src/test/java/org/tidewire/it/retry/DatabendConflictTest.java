package org.tidewire.it.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import jakarta.persistence.RollbackException;
import org.junit.jupiter.api.Test;
import org.tidewire.databend.jdbc.TransactionConflictException;
import org.tidewire.retry.FailureKind;
import org.tidewire.retry.RetryExhaustedException;
import org.tidewire.retry.RetryPolicy;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;

/** Conflicts between two connections, which Databend tells at commit. */
@DatabendTest
class DatabendConflictTest extends ConflictSuite {
    DatabendConflictTest(TestDatabase database) {
        super(database);
    }

    @Test
    void aConflictAtCommitIsRepeated() {
        retry.runInTransaction(this::withdrawWhileAnotherDeposits);

        assertThat(attempts.started()).isEqualTo(2);
        assertThat(attempts.repeated()).containsExactly("4001");
        assertThat(balance(1)).isEqualTo(1000 - 100 + 7);
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
        assertThat(balance(1)).isEqualTo(1000 + 7 + 7);
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
        assertThat(balance(1)).isEqualTo(1000);
    }
}
