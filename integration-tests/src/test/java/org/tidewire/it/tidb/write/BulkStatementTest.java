package org.tidewire.it.tidb.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.it.model.Customer;
import org.tidewire.it.model.Purchase;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;
import org.tidewire.tidb.query.TiDBBulkException;
import org.tidewire.tidb.query.TiDBBulkResult;
import org.tidewire.tidb.query.TiDBBulkStatement;

/** Ten customers, with ids in the order of their names, which are unique. */
@TiDBTest
@RealTiDB("only TiDB splits a statement")
class BulkStatementTest {
    private final TestDatabase database;
    private SessionFactory factory;

    BulkStatementTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void insertRows() {
        factory = factory("false", true);
    }

    private SessionFactory factory(String serverPrepares, boolean autoCommit) {
        SessionFactory opened = database.sessionFactory(
                Map.of(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, database.dataSource(options -> {
                    options.setMaximumPoolSize(1);
                    options.setAutoCommit(autoCommit);
                    options.addDataSourceProperty("useServerPrepStmts", serverPrepares);
                })),
                Customer.class,
                Purchase.class);
        opened.inTransaction(session ->
                IntStream.range(0, 10).forEach(i -> session.persist(new Customer("c" + i, BigDecimal.valueOf(i)))));
        return opened;
    }

    @ParameterizedTest
    @CsvSource({"false, true", "true, true", "false, false"})
    void isDoneInJobs(String serverPrepares, boolean autoCommit) {
        SessionFactory opened = factory(serverPrepares, autoCommit);
        TiDBBulkResult result = TiDBBulkStatement.of("delete from Customer where credit < ?", 7)
                .inJobsOf(2)
                .execute(opened);

        assertThat(result).isEqualTo(new TiDBBulkResult(4, 0, 0, "all succeeded"));
        assertThat(count(opened)).isEqualTo(3);
        opened.inTransaction(session -> {
            session.persist(new Customer("next", BigDecimal.ONE));
            session.getTransaction().markRollbackOnly();
        });
        assertThat(count(opened)).isEqualTo(3);
    }

    private static Map<Object, String> exactParameters() {
        Map<Object, String> parameters = new LinkedHashMap<>();
        parameters.put("it's", "varchar(9)");
        parameters.put(true, "boolean");
        parameters.put((byte) -7, "tinyint");
        parameters.put((short) 7, "smallint");
        parameters.put(7, "int");
        parameters.put(Long.MIN_VALUE, "bigint");
        parameters.put(0.1, "double");
        parameters.put(new BigInteger("123456789012345678901234567890"), "decimal(30)");
        parameters.put(new BigDecimal("1.0000000001"), "decimal(30,10)");
        parameters.put(new byte[] {0, '\'', (byte) 0xff}, "varbinary(9)");
        parameters.put(LocalDate.of(2026, 2, 28), "date");
        parameters.put(LocalTime.of(13, 14, 15), "time");
        parameters.put(LocalDateTime.of(2026, 2, 28, 13, 14, 15, 123_456_000), "datetime(6)");
        parameters.put(Date.valueOf("2026-02-28"), "date");
        parameters.put(Time.valueOf("13:14:15"), "time");
        parameters.put(Timestamp.valueOf("2026-02-28 13:14:15.123456"), "datetime(6)");
        return parameters;
    }

    /** A row is written as Hibernate binds it, and found as the statement does, by either protocol. */
    @ParameterizedTest
    @ValueSource(strings = {"false", "true"})
    void parametersAreExact(String serverPrepares) {
        SessionFactory opened = factory(serverPrepares, true);
        exactParameters().forEach((value, columnType) -> {
            opened.inTransaction(session -> {
                session.createNativeMutationQuery("drop table if exists exact_values")
                        .executeUpdate();
                session.createNativeMutationQuery(
                                "create table exact_values (id int primary key, val " + columnType + ")")
                        .executeUpdate();
                session.createNativeMutationQuery("insert into exact_values values (1, :value)")
                        .setParameter("value", value)
                        .executeUpdate();
            });
            TiDBBulkStatement.of("delete from exact_values where val = ?", value)
                    .execute(opened);
            Long left = opened.fromTransaction(
                    session -> session.createNativeQuery("select count(*) from exact_values", Long.class)
                            .getSingleResult());
            assertThat(left).as(columnType).isZero();
        });
    }

    @Test
    void isSplitByAnIndexedColumn() {
        TiDBBulkResult result = TiDBBulkStatement.of("update Customer set credit = credit + ?", BigDecimal.TEN)
                .on("name")
                .inJobsOf(5)
                .execute(factory);
        assertThat(result.succeededJobs()).isEqualTo(2);
    }

    @Test
    void stopsAtAJobThatFails() {
        assertThatThrownBy(() -> sameName().execute(factory))
                .isInstanceOfSatisfying(TiDBBulkException.class, e -> {
                    assertThat(e.getResult().jobs()).isEqualTo(9);
                    assertThat(e.getResult().succeededJobs()).isEqualTo(1);
                    assertThat(e.getResult().failedJobs()).isEqualTo(1);
                    assertThat(e.getResult().unstartedJobs()).isEqualTo(7);
                })
                .hasMessageStartingWith("TiDB finished 1 of 9 jobs of a non-transactional statement, which stay done,");
        assertThat(countSame()).isEqualTo(1);
    }

    @Test
    void goesOnWhereAJobFails() {
        TiDBBulkResult result = sameName().goingOnAfterFailure().execute(factory);

        assertThat(result.jobs()).isEqualTo(9);
        assertThat(result.failedJobs()).isEqualTo(8);
        assertThat(result.status()).contains("Duplicate entry 'same'");
        assertThat(countSame()).isEqualTo(1);
    }

    @Test
    void whereTheFirstJobFailsNothingIsDone() {
        TiDBBulkStatement taken = TiDBBulkStatement.of("update Customer set name = 'c0' where credit > 0")
                .inJobsOf(1);
        assertThatThrownBy(() -> taken.execute(factory)).isInstanceOf(ConstraintViolationException.class);
        assertThatThrownBy(() -> taken.goingOnAfterFailure().execute(factory))
                .isInstanceOf(ConstraintViolationException.class);
    }

    @Test
    void aDryRunTellsTheJobsAndChangesNothing() {
        assertThat(TiDBBulkStatement.of("delete from Customer").inJobsOf(4).dryRun(factory))
                .hasSize(2)
                .allMatch(sql -> sql.startsWith("DELETE FROM `" + database.name() + "`.`Customer` WHERE "));
        assertThat(TiDBBulkStatement.of("delete from Customer where credit > 100")
                        .dryRun(factory))
                .isEmpty();
        assertThat(count(factory)).isEqualTo(10);
    }

    @Test
    void insideOfATransactionItIsRefused() {
        factory.inTransaction(session -> assertThatThrownBy(
                        () -> TiDBBulkStatement.of("delete from Customer").execute(session))
                .isInstanceOf(IllegalStateException.class));
        assertThat(count(factory)).isEqualTo(10);
    }

    @Test
    void insideOfATransactionThatHibernateDoesNotKnowItIsRefusedToo() throws SQLException {
        try (Connection connection = database.connection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("update Customer set credit = 77");
            }
            try (StatelessSession session = factory.openStatelessSession(connection)) {
                assertThatThrownBy(() ->
                                TiDBBulkStatement.of("delete from Customer").execute(session))
                        .isInstanceOf(IllegalStateException.class);
            }
            connection.rollback();
        }
        assertThat(count(factory)).isEqualTo(10);
        assertThat(factory.<Long>fromTransaction(session -> session.createSelectionQuery(
                                "select count(*) from Customer where credit = 77", Long.class)
                        .getSingleResult()))
                .isZero();
    }

    @Test
    void outsideOfATransactionASessionWillDo() {
        factory.inSession(session -> assertThat(TiDBBulkStatement.of("delete from Customer")
                        .execute(session)
                        .jobs())
                .isEqualTo(1));
        assertThat(count(factory)).isZero();
    }

    /** A job for each row but the first; only one of them can have its way. */
    private static TiDBBulkStatement sameName() {
        return TiDBBulkStatement.of("update Customer set name = 'same' where credit > 0")
                .inJobsOf(1);
    }

    private long countSame() {
        return factory.fromTransaction(session -> session.createSelectionQuery(
                        "select count(c) from Customer c where c.name = 'same'", Long.class)
                .getSingleResult());
    }

    private static long count(SessionFactory factory) {
        return factory.fromTransaction(
                session -> session.createSelectionQuery("select count(c) from Customer c", Long.class)
                        .getSingleResult());
    }
}
