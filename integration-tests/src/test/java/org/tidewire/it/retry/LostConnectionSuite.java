package org.tidewire.it.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.Transaction;
import org.hibernate.cfg.JdbcSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.retry.FailureKind;
import org.tidewire.retry.RetryExhaustedException;
import org.tidewire.retry.RetryPolicy;
import org.tidewire.retry.TransactionRetry;
import org.tidewire.retry.UnknownOutcomeException;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.support.TcpProxy;
import org.tidewire.testkit.support.TcpProxy.Cut;

/** A proxy cuts the connection; account 1 begins with 1000, and one transaction takes 100 of it. */
abstract class LostConnectionSuite {
    /** Milliseconds; the pool takes no less. */
    private static final int SHORTEST_WAIT = 250;

    private final TestDatabase database;
    private final Attempts attempts = new Attempts();
    private TcpProxy proxy;
    private DataSource connections;
    private SessionFactory factory;
    private TransactionRetry retry;

    LostConnectionSuite(TestDatabase database) {
        this.database = database;
    }

    /** The SQLState that the driver gives to a connection that is lost in COMMIT. */
    abstract String stateOfALostCommit();

    /** The SQLState that the driver gives to a connection that is lost in a statement. */
    String stateOfALostStatement() {
        return "08S01";
    }

    /** What lets the proxy read the statements. */
    Map<String, String> driverProperties() {
        return Map.of("sslMode", "DISABLED");
    }

    @BeforeEach
    void open() throws IOException {
        proxy = TcpProxy.of(database.plainUrl());
        connections = database.dataSource(options -> {
            options.setJdbcUrl(proxy.through(database.url()));
            driverProperties().forEach(options::addDataSourceProperty);
        });
        factory = database.sessionFactory(Map.of(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, connections), Account.class);
        factory.inTransaction(session -> session.persist(new Account(1, 1000)));
        retry = TransactionRetry.of(factory).withListener(attempts);
    }

    @AfterEach
    void close() {
        proxy.close();
    }

    @Test
    void aLostAnswerToCommitIsAnUnknownOutcomeAndNothingIsDoneTwice() {
        proxy.cut("commit", Cut.BEFORE_ITS_ANSWER);

        assertThatThrownBy(this::withdraw)
                .isInstanceOfSatisfying(UnknownOutcomeException.class, unknown -> {
                    assertThat(unknown.getFailure().kind()).isEqualTo(FailureKind.OUTCOME_UNKNOWN);
                    assertThat(unknown.getFailure().sqlException().getSQLState())
                            .isEqualTo(stateOfALostCommit());
                })
                .hasMessageStartingWith("The transaction may have been committed or not");
        assertThat(proxy.cuts()).isEqualTo(1);
        assertThat(attempts.started()).isEqualTo(1);
        assertThat(balance()).isEqualTo(900);
    }

    /** Of a session inside that nobody has reported: only its exception tells that it was a COMMIT. */
    @Test
    void soIsThatOfASessionInsideHoweverItCommits() {
        List<Runnable> withdrawals = List.of(
                () -> factory.inTransaction(inner -> inner.find(Account.class, 1).balance -= 100),
                () -> factory.inStatelessTransaction(inner -> {
                    Account account = inner.get(Account.class, 1);
                    account.balance -= 100;
                    inner.update(account);
                }),
                () -> {
                    try (Session inner = factory.openSession()) {
                        Transaction transaction = inner.beginTransaction();
                        inner.find(Account.class, 1).balance -= 100;
                        transaction.commit();
                    }
                },
                () -> {
                    try {
                        factory.runInTransaction(inner -> inner.find(Account.class, 1).balance -= 100);
                    } catch (RuntimeException e) {
                        throw new IllegalStateException("of the application", e);
                    }
                });
        for (Runnable inside : withdrawals) {
            long before = balance();
            proxy.cut("commit", Cut.BEFORE_ITS_ANSWER);
            assertThatThrownBy(() -> retry.runInTransaction(outer -> inside.run()))
                    .isInstanceOf(UnknownOutcomeException.class);
            assertThat(balance()).isEqualTo(before - 100);
        }
        assertThat(attempts.started()).isEqualTo(withdrawals.size());
        assertThat(attempts.repeated()).isEmpty();
    }

    @Test
    void aCommitThatNeverArrivedIsAnUnknownOutcomeToo() {
        proxy.cut("commit", Cut.BEFORE_IT_ARRIVES);

        assertThatThrownBy(this::withdraw).isInstanceOf(UnknownOutcomeException.class);
        assertThat(attempts.started()).isEqualTo(1);
        assertThat(balance()).isEqualTo(1000);
    }

    @Test
    void aConnectionLostBeforeCommitIsRepeated() {
        proxy.cut("update", Cut.BEFORE_ITS_ANSWER);
        withdraw();

        assertThat(proxy.cuts()).isEqualTo(1);
        assertThat(attempts.started()).isEqualTo(2);
        assertThat(attempts.repeated()).containsExactly(stateOfALostStatement());
        assertThat(balance()).isEqualTo(900);
    }

    @Test
    void aConnectionLostBeforeCommitIsNotRepeatedByChoice() {
        retry = retry.withPolicy(RetryPolicy.defaults().notOn(FailureKind.CONNECTION_LOST));
        proxy.cut("update", Cut.BEFORE_IT_ARRIVES);

        assertThatThrownBy(this::withdraw).isNotInstanceOf(UnknownOutcomeException.class);
        assertThat(attempts.started()).isEqualTo(1);
        assertThat(balance()).isEqualTo(1000);
    }

    /** The pool waits for a connection as a part of the attempt, which the deadline does not cut short. */
    @Test
    void whereTheServerIsGoneTheErrorTellsTheDeadlineAndTheWait() throws SQLException {
        HikariDataSource pool = connections.unwrap(HikariDataSource.class);
        pool.setConnectionTimeout(SHORTEST_WAIT);
        proxy.close();
        pool.getHikariPoolMXBean().softEvictConnections();
        retry = retry.withPolicy(RetryPolicy.defaults().withDeadline(Duration.ZERO));

        assertThatThrownBy(this::withdraw)
                .isInstanceOf(RetryExhaustedException.class)
                .hasMessageMatching(
                        "(?s)The transaction was rolled back once, and a retry would come after the deadline of"
                                + " 0\\.0 s: [\\d.]+ s have passed, of which the last attempt took [\\d.]+ s, its wait for a"
                                + " connection included .*");
        assertThat(attempts.started()).isEqualTo(1);
    }

    private void withdraw() {
        retry.runInTransaction(entityManager -> entityManager.find(Account.class, 1).balance -= 100);
    }

    private long balance() {
        return factory.fromTransaction(session -> session.find(Account.class, 1).balance);
    }
}
