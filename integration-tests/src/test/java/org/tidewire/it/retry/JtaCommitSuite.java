package org.tidewire.it.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.RollbackException;
import jakarta.transaction.InvalidTransactionException;
import jakarta.transaction.SystemException;
import jakarta.transaction.Transaction;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Stream;
import org.hibernate.JDBCException;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.retry.RetryExhaustedException;
import org.tidewire.retry.RetryPolicy;
import org.tidewire.retry.TransactionRetry;
import org.tidewire.retry.UnknownOutcomeException;
import org.tidewire.testkit.support.TcpProxy;
import org.tidewire.testkit.support.TcpProxy.Cut;
import org.tidewire.transaction.TransactionKind;

/**
 * COMMIT under JTA, which Narayana sends: what the database says of it is in an XAException that Narayana adds as suppressed.
 * Accounts 1 and 2 begin with 100.
 */
abstract class JtaCommitSuite {
    private final Attempts attempts = new Attempts();
    private TcpProxy proxy;
    private JtaConnections connections;
    SessionFactory factory;
    private TransactionRetry retry;

    /** The URL of the database, for a driver that sends the text of each statement. */
    abstract String url();

    abstract String user();

    abstract String password();

    abstract SessionFactory openFactory(Map<String, Object> settings, Class<?>... entities);

    /** A kind of transaction whose conflicts show at COMMIT. */
    abstract TransactionKind kind();

    /** Reads and writes. In between, {@code another} commits what makes the COMMIT of this one fail. */
    abstract void withdraw(Session session, Runnable another);

    /** In a transaction of its own. */
    abstract void another();

    @BeforeEach
    void open() throws IOException, SQLException {
        proxy = TcpProxy.of(url());
        connections = JtaConnections.open(proxy.through(url()), user(), password());
        factory = openFactory(connections.settings(), Account.class, Transfer.class);
        factory.inTransaction(session -> {
            session.persist(new Account(1, 100));
            session.persist(new Account(2, 100));
        });
        retry = TransactionRetry.of(factory).withListener(attempts);
    }

    @AfterEach
    void close() {
        factory.close();
        connections.close();
        proxy.close();
    }

    @Test
    void aLostAnswerToCommitIsFoundByTheCheck() {
        proxy.cut("commit", Cut.BEFORE_ITS_ANSWER);
        transferOnce();
        assertThat(attempts.started()).isEqualTo(1);
    }

    @Test
    void aCommitThatNeverArrivedIsRepeatedAfterTheCheck() {
        proxy.cut("commit", Cut.BEFORE_IT_ARRIVES);
        transferOnce();
        assertThat(attempts.started()).isEqualTo(2);
    }

    private void transferOnce() {
        retry.checkingOutcomeBy(entityManager -> entityManager.find(Transfer.class, 1) != null)
                .runInTransaction(entityManager -> {
                    entityManager.persist(new Transfer(1));
                    entityManager.flush();
                    entityManager.find(Account.class, 1).balance -= 30;
                });
        assertThat(proxy.cuts()).isEqualTo(1);
        assertThat(balance(1)).isEqualTo(70);
    }

    @Test
    void withoutACheckTheOutcomeIsUnknown() {
        proxy.cut("commit", Cut.BEFORE_ITS_ANSWER);
        assertThatThrownBy(() ->
                        retry.runInTransaction(entityManager -> entityManager.find(Account.class, 1).balance -= 30))
                .isInstanceOf(UnknownOutcomeException.class);
        assertThat(attempts.started()).isEqualTo(1);
        assertThat(balance(1)).isEqualTo(70);
    }

    /** The attempt was told of no transaction. */
    @Test
    void soItIsOfATransactionThatNobodyHasReported() {
        proxy.cut("commit", Cut.BEFORE_ITS_ANSWER);
        assertThatThrownBy(() -> retry.repeat(attempt -> {
                    factory.runInTransaction(entityManager -> entityManager.find(Account.class, 1).balance -= 30);
                    return true;
                }))
                .isInstanceOf(UnknownOutcomeException.class);
        assertThat(attempts.started()).isEqualTo(1);
        assertThat(balance(1)).isEqualTo(70);
    }

    void assertThatAConflictAtCommitIsRepeated(String code) {
        kind().run(retry, this::withdrawWhileAnotherComesAtFirst);
        assertThat(attempts.repeated()).containsExactly(code);

        attempts.forget();
        assertThatThrownBy(() ->
                        kind().run(retry.withPolicy(RetryPolicy.noRetries()), this::withdrawWhileAnotherComesAtFirst))
                .isInstanceOfSatisfying(
                        RetryExhaustedException.class,
                        exhausted -> assertThat(exhausted.getFailure().code()).isEqualTo(code));
    }

    void assertThatAKindOfTransactionGivesItItsType(Class<? extends JDBCException> type) {
        assertThatThrownBy(() -> kind().run(factory, session -> withdraw(session, this::anotherBeside)))
                .isInstanceOf(type)
                .satisfies(
                        typed -> assertThat(typed.getSuppressed()).hasAtLeastOneElementOfType(RollbackException.class));
        assertThatThrownBy(() -> factory.inTransaction(session -> {
                    kind().start(session);
                    withdraw(session, this::anotherBeside);
                }))
                .isInstanceOf(RollbackException.class)
                .satisfies(thrown -> assertThat(Stream.iterate(thrown, each -> each != null, Throwable::getCause))
                        .noneMatch(JDBCException.class::isInstance));
    }

    private void withdrawWhileAnotherComesAtFirst(Session session) {
        withdraw(session, attempts.started() == 1 ? this::anotherBeside : () -> {});
    }

    private void anotherBeside() {
        try {
            Transaction mine = JtaConnections.transactions().suspend();
            try {
                another();
            } finally {
                JtaConnections.transactions().resume(mine);
            }
        } catch (SystemException | InvalidTransactionException e) {
            throw new IllegalStateException(e);
        }
    }

    long balance(int id) {
        return factory.fromTransaction(session -> session.find(Account.class, id).balance);
    }
}
