package org.tidewire.it.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import java.io.IOException;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.retry.RetryExhaustedException;
import org.tidewire.retry.RetryPolicy;
import org.tidewire.retry.TransactionRetry;
import org.tidewire.retry.UnknownOutcomeException;
import org.tidewire.testkit.junit.PostgreSQLDatabase;
import org.tidewire.testkit.junit.PostgreSQLTest;
import org.tidewire.testkit.support.TcpProxy;
import org.tidewire.testkit.support.TcpProxy.Cut;

/** SQLState 40001, on PostgreSQL with SERIALIZABLE transactions; no dialect of ours has a part in it. */
@PostgreSQLTest
class SerializationFailureTest {
    private final PostgreSQLDatabase database;
    private final Attempts attempts = new Attempts();
    private TcpProxy proxy;
    private SessionFactory factory;
    private TransactionRetry retry;

    SerializationFailureTest(PostgreSQLDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void insertAccounts() throws IOException {
        proxy = TcpProxy.of(database.url());
        factory = PostgreSQLDatabase.sessionFactory(
                proxy.through(database.url())
                        // With the text of each statement in each message: the proxy looks for it.
                        + "&preferQueryMode=simple"
                        + "&options=-c%20default_transaction_isolation=serializable",
                Account.class);
        factory.inTransaction(session -> {
            session.persist(new Account(1, 100));
            session.persist(new Account(2, 100));
        });
        retry = TransactionRetry.of(factory).withListener(attempts);
    }

    @AfterEach
    void close() {
        factory.close();
        proxy.close();
    }

    @Test
    void aConflictOfAStatementIsRepeated() {
        retry.runInTransaction(entityManager -> {
            Account account = entityManager.find(Account.class, 1);
            inTheFirstAttempt(() -> factory.inTransaction(other -> other.find(Account.class, 1).balance += 7));
            account.balance -= 50;
        });

        assertThat(attempts.repeated()).containsExactly("40001");
        assertThat(balance(1)).isEqualTo(57);
    }

    /** Each reads what the other writes: "write skew", which shows at COMMIT. */
    @Test
    void aConflictAtCommitIsRepeated() {
        retry.runInTransaction(this::withdrawWhileAnotherDoes);

        assertThat(attempts.repeated()).containsExactly("40001");
        assertThat(balance(1)).as("the sum no longer allows it").isEqualTo(100);
        assertThat(balance(2)).isEqualTo(-50);
    }

    /** In the first attempt another transaction comes in between, which writes what this one has read. */
    private void withdrawWhileAnotherDoes(EntityManager entityManager) {
        withdrawIfTheSumAllows(entityManager, 1, 2);
        entityManager.flush();
        inTheFirstAttempt(() -> factory.inTransaction(other -> withdrawIfTheSumAllows(other, 2, 1)));
    }

    private static void withdrawIfTheSumAllows(EntityManager entityManager, int from, int other) {
        Account account = entityManager.find(Account.class, from);
        if (account.balance + entityManager.find(Account.class, other).balance >= 150) {
            account.balance -= 150;
        }
    }

    @Test
    void withoutRetriesItHasAType() {
        assertThatThrownBy(() ->
                        retry.withPolicy(RetryPolicy.noRetries()).runInTransaction(this::withdrawWhileAnotherDoes))
                .isInstanceOf(RetryExhaustedException.class)
                .hasMessageContaining("SQLState 40001");
        assertThat(balance(1)).isEqualTo(100);
    }

    @Test
    void aLostAnswerToCommitIsAnUnknownOutcome() {
        proxy.cut("commit", Cut.BEFORE_ITS_ANSWER);

        assertThatThrownBy(() ->
                        retry.runInTransaction(entityManager -> entityManager.find(Account.class, 1).balance -= 100))
                .isInstanceOf(UnknownOutcomeException.class);
        assertThat(attempts.started()).isEqualTo(1);
    }

    @Test
    void aConnectionLostBeforeCommitIsRepeated() {
        proxy.cut("update", Cut.BEFORE_ITS_ANSWER);
        retry.runInTransaction(entityManager -> entityManager.find(Account.class, 1).balance -= 100);

        assertThat(attempts.repeated()).containsExactly("08006");
        assertThat(balance(1)).isZero();
    }

    private void inTheFirstAttempt(Runnable work) {
        if (attempts.started() == 1) {
            work.run();
        }
    }

    private long balance(int id) {
        return factory.fromTransaction(session -> session.find(Account.class, id).balance);
    }
}
