package org.tidewire.it.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.StaleObjectStateException;
import org.hibernate.StaleStateException;
import org.hibernate.annotations.OptimisticLock;
import org.hibernate.annotations.SQLUpdate;
import org.hibernate.cfg.BatchSettings;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.exception.DataException;
import org.hibernate.exception.LockTimeoutException;
import org.hibernate.exception.TransactionSerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.it.batch.BatchModel.Counter;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;
import org.tidewire.tidb.TiDBSettings;
import org.tidewire.tidb.transaction.TiDBTransaction;

/** Keyed batches fail as Hibernate's own do. */
@TiDBTest
class TiDBKeyedBatchFailureTest {
    private static final int ROWS = 20;

    private final TestDatabase database;

    TiDBKeyedBatchFailureTest(TestDatabase database) {
        this.database = database;
    }

    @Entity(name = "Note")
    static class Note {
        @Id
        long id;

        @Column(length = 5_000_000)
        String text;

        Note() {}

        Note(long id) {
            this.id = id;
        }
    }

    @Entity(name = "Sign")
    static class Sign {
        @Id
        String name;

        int a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z;

        Sign() {}

        Sign(String name) {
            this.name = name;
        }

        void change() {
            a = b = c = d = e = f = g = h = i = j = k = l = m = n = o = p = q = r = s = t = u = v = w = x = y = z = 1;
        }
    }

    private SessionFactory factory(String keyed, String property, Object value, Class<?>... entities) {
        return database.sessionFactory(
                Map.of(
                        BatchSettings.STATEMENT_BATCH_SIZE,
                        ROWS,
                        TiDBSettings.KEYED_BATCHES,
                        keyed,
                        JdbcSettings.JAKARTA_NON_JTA_DATASOURCE,
                        database.dataSource(options -> options.addDataSourceProperty(property, value))),
                entities);
    }

    private SessionFactory boot(String keyed, String property, Object value) {
        SessionFactory factory = factory(keyed, property, value, Counter.class, Note.class);
        factory.inTransaction(session -> {
            LongStream.range(0, ROWS).mapToObj(Counter::new).forEach(session::persist);
            LongStream.range(0, ROWS).mapToObj(Note::new).forEach(session::persist);
        });
        return factory;
    }

    private SessionFactory boot(String keyed) {
        return boot(keyed, "rewriteBatchedStatements", "true");
    }

    private static List<Counter> counters(Session session) {
        return session.createSelectionQuery("from Counter order by id", Counter.class)
                .getResultList();
    }

    private static List<Note> notes(Session session) {
        return session.createSelectionQuery("from Note order by id", Note.class).getResultList();
    }

    private static void raise(Session session) {
        counters(session).forEach(counter -> counter.points++);
    }

    private static void assertUnchanged(SessionFactory factory) {
        factory.inTransaction(session ->
                assertThat(counters(session)).allMatch(counter -> counter.points == 0 && counter.version == 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"on", "off"})
    @RealTiDB("MariaDB has no optimistic transactions")
    void anOptimisticTransactionMeetsTheConflictAtItsCommit(String keyed) {
        SessionFactory factory = boot(keyed);
        Consumer<Session> raced = session -> {
            raise(session);
            session.flush();
            factory.inTransaction(other -> other.createMutationQuery("update Counter set points = 5 where id = 7")
                    .executeUpdate());
        };

        assertThat(catchThrowable(() -> TiDBTransaction.optimistic().run(factory, raced)))
                .isInstanceOf(TransactionSerializationException.class);
        factory.inTransaction(session -> assertThat(counters(session))
                .allMatch(counter -> counter.points == (counter.id == 7 ? 5 : 0) && counter.version == 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"on", "off"})
    void aLockThatIsNotGivenInTime(String keyed) throws SQLException {
        SessionFactory factory = boot(keyed, "sessionVariables", "innodb_lock_wait_timeout=1");
        try (Connection other = database.connection()) {
            other.setAutoCommit(false);
            other.createStatement().executeQuery("select * from Counter where id = 7 for update");
            assertThat(catchThrowable(() -> factory.inTransaction(session -> {
                        raise(session);
                        session.flush();
                    })))
                    .isInstanceOfAny(LockTimeoutException.class, jakarta.persistence.LockTimeoutException.class);
            other.rollback();
        }
        assertUnchanged(factory);
        factory.inTransaction(TiDBKeyedBatchFailureTest::raise);
    }

    /** The driver counts changed rows then, and the row has the new value. */
    @ParameterizedTest
    @ValueSource(strings = {"on", "off"})
    void affectedRowsMissARowThatStaysTheSame(String keyed) {
        SessionFactory factory = boot(keyed, "useAffectedRows", "true");

        assertThat(catchThrowable(() -> factory.inTransaction(session -> {
                    List<Note> notes = notes(session);
                    factory.inTransaction(
                            other -> other.createMutationQuery("update Note set text = 'new' where id = 7")
                                    .executeUpdate());
                    notes.forEach(note -> note.text = "new");
                    session.flush();
                })))
                .hasRootCauseInstanceOf(StaleStateException.class);
    }

    /** Rows that a packet holds one by one are cut apart, and one that it does not hold fails. */
    @ParameterizedTest
    @ValueSource(strings = {"on", "off"})
    @RealTiDB("changes the server's setting")
    void textsBeyondThePacket(String keyed) throws SQLException {
        String before = database.strings("select @@global.max_allowed_packet").get(0);
        database.execute("set global max_allowed_packet = 2097152");
        try {
            SessionFactory factory = boot(keyed);
            factory.inTransaction(session -> notes(session).forEach(note -> note.text = "x".repeat(500_000)));
            assertThat(catchThrowable(() -> factory.inTransaction(session -> {
                        List<Note> notes = notes(session);
                        notes.forEach(note -> note.text = "short");
                        notes.get(7).text = "y".repeat(2_500_000);
                        session.flush();
                    })))
                    .hasStackTraceContaining("Packet for query is too large");
            factory.inTransaction(
                    session -> assertThat(notes(session)).allMatch(note -> note.text.equals("x".repeat(500_000))));
        } finally {
            database.execute("set global max_allowed_packet = " + before);
        }
    }

    /** A statement writes the key of a row once for each column. */
    @Test
    @RealTiDB("changes the server's setting")
    void keysBeyondThePacket() throws SQLException {
        String before = database.strings("select @@global.max_allowed_packet").get(0);
        database.execute("set global max_allowed_packet = 1048576");
        try {
            SessionFactory factory =
                    database.sessionFactory(Map.of(BatchSettings.STATEMENT_BATCH_SIZE, 100), Sign.class);
            factory.inTransaction(session -> {
                for (int number = 0; number < 100; number++) {
                    session.persist(new Sign("\u6f22".repeat(250) + number));
                }
            });
            factory.inTransaction(session -> session.createSelectionQuery("from Sign", Sign.class)
                    .getResultList()
                    .forEach(Sign::change));
            long changed = factory.fromSession(session -> session.createSelectionQuery(
                            "select count(*) from Sign s where s.a = 1 and s.z = 1", Long.class)
                    .getSingleResult());
            assertThat(changed).isEqualTo(100);
        } finally {
            database.execute("set global max_allowed_packet = " + before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void backslashesThatAreNoEscapes(String serverPrepares) {
        String mode = "sql_mode='STRICT_TRANS_TABLES,NO_BACKSLASH_ESCAPES'";
        SessionFactory factory = boot("on", "sessionVariables", mode);
        SessionFactory other = database.sessionFactory(
                Map.of(
                        "hibernate.hbm2ddl.auto",
                        "",
                        BatchSettings.STATEMENT_BATCH_SIZE,
                        5000,
                        JdbcSettings.JAKARTA_NON_JTA_DATASOURCE,
                        database.dataSource(options -> {
                            options.addDataSourceProperty("sessionVariables", mode);
                            options.addDataSourceProperty("useServerPrepStmts", serverPrepares);
                        })),
                Note.class);
        String text = "\\' or 1=1 -- \\\\ \" \\n %";
        other.inTransaction(session -> {
            LongStream.range(ROWS, 3000).mapToObj(Note::new).forEach(session::persist);
            session.flush();
            notes(session).forEach(note -> note.text = text + note.id);
        });

        factory.inTransaction(
                session -> assertThat(notes(session)).hasSize(3000).allMatch(note -> note.text.equals(text + note.id)));
    }

    @Test
    @RealTiDB("the log is TiDB's")
    void theLogOfSlowQueriesHasTheStatement() throws SQLException {
        SessionFactory factory = boot("on");
        database.execute("set global tidb_slow_log_threshold = 0");
        try {
            factory.inTransaction(TiDBKeyedBatchFailureTest::raise);
        } finally {
            database.execute("set global tidb_slow_log_threshold = 300");
        }

        assertThat(database.strings("select query from information_schema.slow_query where db = '" + database.name()
                        + "' and query like 'update%Counter%'"))
                .anyMatch(query -> query.contains("elt(interval(cast(id as signed),"));
    }

    @MappedSuperclass
    abstract static class Labelled {
        @Id
        long id;

        @Column(length = 3)
        String label;

        @Column(precision = 5, scale = 2)
        BigDecimal price;
    }

    @Entity(name = "Label")
    static class Label extends Labelled {}

    @Entity(name = "LabelWithOwnUpdate")
    @SQLUpdate(sql = "UPDATE LabelWithOwnUpdate SET label=?,price=? WHERE id=?")
    static class LabelWithOwnUpdate extends Labelled {}

    @Entity(name = "UniqueLabel")
    @Table(uniqueConstraints = @UniqueConstraint(columnNames = "label"))
    static class UniqueLabel extends Labelled {}

    /** TiDB cuts such values where many updates come as one text after a query. */
    @ParameterizedTest
    @ValueSource(strings = {"on", "off"})
    void valuesThatDoNotFitAreRefusedAfterAQuery(String keyed) throws ReflectiveOperationException {
        SessionFactory factory = factory(
                keyed, "rewriteBatchedStatements", "true", Label.class, LabelWithOwnUpdate.class, UniqueLabel.class);
        for (Class<? extends Labelled> type : List.of(Label.class, LabelWithOwnUpdate.class, UniqueLabel.class)) {
            for (long id = 0; id < ROWS; id++) {
                Labelled row = type.getDeclaredConstructor().newInstance();
                row.id = id;
                row.label = "" + id;
                factory.inTransaction(session -> session.persist(row));
            }
            assertThat(refused(factory, type, row -> row.label = "long" + row.id))
                    .isInstanceOf(DataException.class);
            assertThat(refused(factory, type, row -> row.price = BigDecimal.valueOf(99_999)))
                    .isInstanceOf(DataException.class);
            factory.inSession(session -> assertThat(session.createSelectionQuery("from " + type.getSimpleName(), type)
                            .getResultList())
                    .allMatch(row -> row.label.equals("" + row.id) && row.price == null));
        }
    }

    private static <T extends Labelled> Throwable refused(SessionFactory factory, Class<T> type, Consumer<T> change) {
        return catchThrowable(() -> factory.inTransaction(session -> {
            session.createSelectionQuery("from " + type.getSimpleName(), type)
                    .getResultList()
                    .forEach(change);
            session.flush();
        }));
    }

    @Entity(name = "Partly")
    static class Partly {
        @Id
        long id;

        @Version
        int version;

        int counted;

        @OptimisticLock(excluded = true)
        int uncounted;

        Partly() {}

        Partly(long id) {
            this.id = id;
        }
    }

    /** The version of one row stays, and those of the others rise. */
    @ParameterizedTest
    @CsvSource({"on, 1", "off, 1", "on, 3", "off, 3"})
    void aStaleRowIsNamedWhereTheVersionOfOneStays(String keyed, long stale) {
        SessionFactory factory = database.sessionFactory(
                Map.of(BatchSettings.STATEMENT_BATCH_SIZE, ROWS, TiDBSettings.KEYED_BATCHES, keyed), Partly.class);
        factory.inTransaction(
                session -> LongStream.range(0, 5).mapToObj(Partly::new).forEach(session::persist));
        assertThat(catchThrowable(() -> factory.inTransaction(session -> {
                    List<Partly> rows = session.createSelectionQuery("from Partly order by id", Partly.class)
                            .getResultList();
                    factory.inTransaction(other -> other.find(Partly.class, stale).counted = 9);
                    rows.forEach(row -> {
                        if (row.id == 3) {
                            row.uncounted++;
                        } else {
                            row.counted++;
                        }
                    });
                    session.flush();
                })))
                .isInstanceOfSatisfying(
                        OptimisticLockException.class,
                        thrown -> assertThat(thrown.getCause())
                                .isInstanceOfSatisfying(
                                        StaleObjectStateException.class,
                                        cause -> assertThat(cause.getIdentifier())
                                                .isEqualTo(stale)));
    }
}
