package org.tidewire.it.tidb.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.QueryTimeoutException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.jpa.SpecHints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.it.model.Customer;
import org.tidewire.it.model.Purchase;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;
import org.tidewire.tidb.query.TiDBHints;

/**
 * A query that would take for ever ends in time, and its transaction and connection, the only one of the pool, go on.
 *
 * <p>The time goes to JDBC in whole seconds: Hibernate rounds the milliseconds of {@value SpecHints#HINT_SPEC_QUERY_TIMEOUT},
 * and less than 500 is no limit at all. It holds for the execution of a statement, not for its preparation on the server
 * ({@code useServerPrepStmts=true}): an update with an uncorrelated scalar subquery was seen to outlast it there.
 */
@TiDBTest
class QueryTimeoutTest {
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final String FOR_EVER =
            "select count(*) from Customer a join Customer b on a.credit < b.credit + 100"
                    + " join Customer c on b.credit < c.credit + 100 join Customer d on c.credit < d.credit + 100"
                    + " join Customer e on d.credit < e.credit + 100 join Customer f on e.credit < f.credit + 100";

    private final TestDatabase database;

    QueryTimeoutTest(TestDatabase database) {
        this.database = database;
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "true"})
    void aQueryEnds(String serverPrepares) {
        assertEndsInTime(
                serverPrepares,
                session -> session.createSelectionQuery(FOR_EVER, Long.class)
                        .setHint(SpecHints.HINT_SPEC_QUERY_TIMEOUT, 1000)
                        .getSingleResult());
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "true"})
    void aSleepEnds(String serverPrepares) {
        assertEndsInTime(
                serverPrepares,
                session -> session.createNativeQuery("select sleep(30)", Integer.class)
                        .setTimeout(1)
                        .getSingleResult());
    }

    /** TiDB answers 1 for a sleep that was ended. */
    @Test
    void lessThanHalfASecondIsNoLimit() {
        assertThat(factory("false")
                        .<Integer>fromTransaction(session -> session.createNativeQuery("select sleep(2)", Integer.class)
                                .setHint(SpecHints.HINT_SPEC_QUERY_TIMEOUT, 499)
                                .getSingleResult()))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "true"})
    void aMutationEnds(String serverPrepares) {
        assertEndsInTime(
                serverPrepares,
                session -> session.createNativeMutationQuery(
                                "update Customer set credit = 7 where credit >= 0 and sleep(0.5) = 0")
                        .setTimeout(1)
                        .executeUpdate());
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "true"})
    @RealTiDB("only TiDB reads its hints")
    void aQueryEndsByAHintThatCountsMilliseconds(String serverPrepares) {
        assertEndsInTime(
                serverPrepares,
                session -> session.createQuery(FOR_EVER, Long.class)
                        .addQueryHint(TiDBHints.maxExecutionTime(Duration.ofMillis(300)))
                        .getSingleResult());
    }

    private void assertEndsInTime(String serverPrepares, Consumer<Session> work) {
        SessionFactory factory = factory(serverPrepares);
        factory.inTransaction(session -> {
            session.persist(new Customer("before", BigDecimal.ONE));
            session.flush();
            long start = System.nanoTime();
            assertThatThrownBy(() -> work.accept(session)).isInstanceOf(QueryTimeoutException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST);
            session.persist(new Customer("after", BigDecimal.ONE));
        });
        Long written = factory.fromTransaction(session -> session.createSelectionQuery(
                        "select count(c) from Customer c where c.name in ('before', 'after') and c.credit = 1",
                        Long.class)
                .getSingleResult());
        assertThat(written).isEqualTo(2);
    }

    private SessionFactory factory(String serverPrepares) {
        SessionFactory factory = database.sessionFactory(
                Map.of(
                        JdbcSettings.JAKARTA_NON_JTA_DATASOURCE,
                        database.dataSource(options -> {
                            options.setMaximumPoolSize(1);
                            options.addDataSourceProperty("useServerPrepStmts", serverPrepares);
                        }),
                        AvailableSettings.STATEMENT_BATCH_SIZE,
                        100),
                Customer.class,
                Purchase.class);
        factory.inTransaction(session ->
                IntStream.range(0, 100).forEach(i -> session.persist(new Customer("c" + i, BigDecimal.valueOf(i)))));
        return factory;
    }
}
