package org.tidewire.it.tidb.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hibernate.JDBCException;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.exception.TransactionSerializationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.it.model.Customer;
import org.tidewire.it.model.Purchase;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;
import org.tidewire.tidb.transaction.TiDBTransaction;

/** Every session factory here has a pool of one connection: whoever comes next gets the one that was used before. */
@TiDBTest
@RealTiDB("only TiDB has these kinds of transaction")
class TransactionTest {
    private static final BigDecimal THEN = new BigDecimal("1.00");
    private static final BigDecimal NOW = new BigDecimal("2.00");
    private static final int WRITE_CONFLICT = 9007;
    private static final int NOWAIT = 3572;

    private final TestDatabase database;
    private SessionFactory factory;
    private Long id;
    private Instant then;

    TransactionTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void changeARow() throws InterruptedException {
        factory = factoryInTimeZone("SYSTEM");
        Customer customer = new Customer("Ada", THEN);
        factory.inTransaction(session -> session.persist(customer));
        id = customer.id;
        Thread.sleep(20);
        then = Instant.now();
        Thread.sleep(20);
        factory.inTransaction(session -> session.find(Customer.class, id).credit = NOW);
    }

    @Test
    void readsTheRowAsItWas() {
        assertThat(TiDBTransaction.staleAsOf(then).<BigDecimal>call(factory, this::credit))
                .isEqualByComparingTo(THEN);
        assertThat(factory.fromTransaction(this::credit)).isEqualByComparingTo(NOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+00:00", "+13:00", "-09:30", "Europe/Berlin", "America/New_York"})
    void readsTheInstantInAnyTimeZone(String zone) {
        SessionFactory inZone = factoryInTimeZone(zone);
        assertThat(TiDBTransaction.staleAsOf(then).<Long>call(inZone, TransactionTest::millisecondsOfTransaction))
                .isEqualTo(then.toEpochMilli());
    }

    @Test
    void anInstantThatTheTimeZoneCannotTellIsRefused() {
        SessionFactory inBerlin = factoryInTimeZone("Europe/Berlin");
        Instant first = Instant.parse("2025-10-26T00:30:00Z");
        Instant second = first.plus(Duration.ofHours(1));

        assertThatThrownBy(() -> TiDBTransaction.staleAsOf(first).run(inBerlin, session -> {}))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageStartingWith(
                        "TiDB does not support reading as of 2025-10-26T00:30:00Z in the time zone of this"
                                + " session (it understood 2025-10-26T01:30:00Z): that zone sets its clocks back in this hour");
        assertThatCode(() -> TiDBTransaction.staleAsOf(second).run(inBerlin, session -> {}))
                .doesNotThrowAnyException();
        assertWritesInThePresent(inBerlin);
    }

    @Test
    void readsWithinTheBound() {
        Duration bound = Duration.ofMillis(1500);
        // the server counts back from its own now(), whose milliseconds are not this machine's to the last one
        long skew = 100;
        long before = Instant.now().toEpochMilli();
        long read = TiDBTransaction.staleByAtMost(bound).call(factory, TransactionTest::millisecondsOfTransaction);
        assertThat(read)
                .isBetween(before - bound.toMillis() - skew, Instant.now().toEpochMilli() + skew);
    }

    @Test
    void theFutureIsRefused() {
        assertThatThrownBy(() ->
                        TiDBTransaction.staleAsOf(Instant.now().plusSeconds(60)).run(factory, session -> {}))
                .isInstanceOf(JDBCException.class)
                .hasMessageStartingWith("TiDB does not read the future");
        assertWritesInThePresent(factory);
    }

    static Stream<Arguments> writesAndLocks() {
        return Stream.of(
                writeOrLock("writing", session -> session.persist(new Customer("Bob", THEN))),
                writeOrLock(
                        "writing",
                        session -> session.createSelectionQuery("from Customer", Customer.class)
                                .getResultList()
                                .forEach(customer -> customer.credit = BigDecimal.TEN)),
                writeOrLock(
                        "writing",
                        session ->
                                session.createMutationQuery("delete Customer").executeUpdate()),
                writeOrLock(
                        "locks",
                        session -> session.createSelectionQuery("from Customer", Customer.class)
                                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                                .getResultList()));
    }

    private static Arguments writeOrLock(String what, Consumer<Session> work) {
        return Arguments.of(what, work);
    }

    @ParameterizedTest
    @MethodSource("writesAndLocks")
    void aStaleReadRefusesWritesAndLocks(String what, Consumer<Session> work) {
        assertThatThrownBy(() -> TiDBTransaction.staleAsOf(then).run(factory, work))
                .isInstanceOf(PersistenceException.class)
                .hasMessageContaining("TiDB does not support " + what + " in a stale read: ");
        assertWritesInThePresent(factory);
    }

    static Stream<Function<Instant, TiDBTransaction>> kinds() {
        return Stream.of(
                TiDBTransaction::staleAsOf,
                then -> TiDBTransaction.staleByAtMost(Duration.ofMillis(1)),
                then -> TiDBTransaction.optimistic(),
                then -> TiDBTransaction.pessimistic());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void nothingReachesTheNextBorrower(Function<Instant, TiDBTransaction> kind) {
        TiDBTransaction transaction = kind.apply(then);

        transaction.run(factory, this::credit);
        assertWritesInThePresent(factory);
        transaction.run(factory, session -> {});
        assertWritesInThePresent(factory);
        assertThatThrownBy(() -> transaction.run(factory, session -> {
                    throw new IllegalArgumentException("on purpose");
                }))
                .hasMessage("on purpose");
        assertWritesInThePresent(factory);
        assertThatThrownBy(() -> transaction.run(factory, session -> {
                    throw new StackOverflowError("on purpose");
                }))
                .isInstanceOf(StackOverflowError.class);
        assertWritesInThePresent(factory);
        factory.inTransaction(transaction::start);
        assertWritesInThePresent(factory);
    }

    @Test
    void anOptimisticTransactionLocksNothingAndMeetsTheOtherAtItsCommit() {
        assertThatThrownBy(() -> TiDBTransaction.optimistic().run(factory, session -> {
                    update(session);
                    assertThatCode(this::updateElsewhere).doesNotThrowAnyException();
                }))
                .isInstanceOf(TransactionSerializationException.class)
                .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1))
                .rootCause()
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getErrorCode()).isEqualTo(WRITE_CONFLICT));
    }

    /** Hibernate's own exception for it has no type, whatever the error is. */
    @Test
    void aConflictAtTheCommitOfATransactionOfTheApplicationHasItsType() {
        assertThatThrownBy(() -> factory.inTransaction(session -> {
                    TiDBTransaction.optimistic().start(session);
                    update(session);
                    assertThatCode(this::updateElsewhere).doesNotThrowAnyException();
                }))
                .hasStackTraceContaining("Caused by: " + TransactionSerializationException.class.getName());
    }

    @Test
    void whatIsMarkedForRollbackIsRolledBack() {
        assertThat(TiDBTransaction.optimistic().<String>call(factory, session -> {
                    session.persist(new Customer("Bob", THEN));
                    session.flush();
                    session.getTransaction().setRollbackOnly();
                    return "not this time";
                }))
                .isEqualTo("not this time");
        assertThat(factory.<Long>fromTransaction(session -> session.createSelectionQuery(
                                "select count(*) from Customer where name = 'Bob'", Long.class)
                        .getSingleResult()))
                .isZero();
        assertWritesInThePresent(factory);
    }

    @Test
    void aPessimisticTransactionLocksWhatItWritesWhateverTheSessionsDefault() {
        SessionFactory optimisticByDefault = factory("set tidb_txn_mode='optimistic'");
        TiDBTransaction.pessimistic().run(optimisticByDefault, session -> {
            update(session);
            assertLocked();
        });
    }

    @Test
    void makesATransactionOfSomebodyElseStale() {
        BigDecimal credit = factory.fromTransaction(session -> {
            TiDBTransaction.staleAsOf(then).start(session);
            return credit(session);
        });
        assertThat(credit).isEqualByComparingTo(THEN);
    }

    @Test
    void aTransactionThatHasBegunIsLeftAlone() {
        factory.inTransaction(session -> {
            update(session);
            assertThatThrownBy(() -> TiDBTransaction.staleAsOf(then).start(session))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("The transaction has already read or written");
            assertLocked();
            session.getTransaction().markRollbackOnly();
        });
        assertThat(factory.fromTransaction(this::credit)).isEqualByComparingTo(NOW);
    }

    private SessionFactory factoryInTimeZone(String zone) {
        return factory("set time_zone='" + zone + "'");
    }

    private SessionFactory factory(String initSql) {
        return database.sessionFactory(
                Map.of(
                        JdbcSettings.JAKARTA_NON_JTA_DATASOURCE,
                        database.dataSource(options -> {
                            options.setMaximumPoolSize(1);
                            options.setConnectionInitSql(initSql);
                        }),
                        "hibernate.hbm2ddl.auto",
                        factory == null ? "create" : "none"),
                Customer.class,
                Purchase.class);
    }

    private BigDecimal credit(Session session) {
        return session.find(Customer.class, id).credit;
    }

    private void update(Session session) {
        session.createMutationQuery("update Customer set credit = 3 where id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }

    /** The next borrower's transaction is of the default kind: it sees the present, writes, and holds its locks. */
    private void assertWritesInThePresent(SessionFactory next) {
        BigDecimal seen = next.fromTransaction(session -> {
            BigDecimal credit = credit(session);
            update(session);
            assertLocked();
            session.createMutationQuery("update Customer set credit = :now where id = :id")
                    .setParameter("now", NOW)
                    .setParameter("id", id)
                    .executeUpdate();
            return credit;
        });
        assertThat(seen).isEqualByComparingTo(NOW);
    }

    private void assertLocked() {
        assertThatThrownBy(() -> elsewhere("select * from Customer where id = " + id + " for update nowait"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getErrorCode()).isEqualTo(NOWAIT));
    }

    private void updateElsewhere() throws SQLException {
        elsewhere("update Customer set credit = 4 where id = " + id);
    }

    private void elsewhere(String sql) throws SQLException {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(sql);
            connection.commit();
        }
    }

    private static long millisecondsOfTransaction(Session session) {
        return session.createNativeQuery("select @@tidb_current_ts >> 18", Long.class)
                .getSingleResult();
    }
}
