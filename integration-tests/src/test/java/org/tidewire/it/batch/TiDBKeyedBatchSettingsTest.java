package org.tidewire.it.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mysql.cj.jdbc.ServerPreparedStatement;
import jakarta.persistence.OptimisticLockException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.hibernate.Interceptor;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.StaleStateException;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.BootstrapServiceRegistry;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.cfg.BatchSettings;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.SessionEventSettings;
import org.hibernate.cfg.StatisticsSettings;
import org.hibernate.engine.jdbc.batch.internal.BatchBuilderImpl;
import org.hibernate.engine.jdbc.batch.spi.BatchBuilder;
import org.hibernate.engine.jdbc.mutation.internal.MutationExecutorServiceInitiator;
import org.hibernate.engine.jdbc.mutation.internal.StandardMutationExecutorService;
import org.hibernate.engine.jdbc.mutation.spi.MutationExecutorService;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.hibernate.type.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.it.batch.BatchModel.Counter;
import org.tidewire.it.batch.BatchModel.Named;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;
import org.tidewire.tidb.TiDBSettings;
import org.tidewire.tidb.transaction.TiDBTransaction;

/** What settings do to keyed batches. */
@TiDBTest
class TiDBKeyedBatchSettingsTest {
    private static final int ROWS = 40;

    private final TestDatabase database;

    TiDBKeyedBatchSettingsTest(TestDatabase database) {
        this.database = database;
    }

    private SessionFactory boot(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.putIfAbsent(BatchSettings.STATEMENT_BATCH_SIZE, 20);
        SessionFactory factory = database.sessionFactory(all, Counter.class);
        factory.inTransaction(
                session -> LongStream.range(0, ROWS).mapToObj(Counter::new).forEach(session::persist));
        return factory;
    }

    private List<String> updates(SessionFactory factory) {
        List<String> sent = database.statements()
                .sqlDuring(() -> factory.inTransaction(session -> all(session).forEach(counter -> counter.points++)));
        assertThat(points(factory)).hasSize(ROWS).containsOnly(1);
        return sent.stream().filter(sql -> sql.contains("update")).toList();
    }

    private static List<Counter> all(Session session) {
        return session.createSelectionQuery("from Counter", Counter.class).getResultList();
    }

    private static List<Integer> points(SessionFactory factory) {
        return factory.fromTransaction(
                session -> session.createSelectionQuery("select c.points from Counter c", Integer.class)
                        .getResultList());
    }

    private DataSource preparing() {
        return database.dataSource(options -> {
            options.addDataSourceProperty("useServerPrepStmts", "true");
            options.addDataSourceProperty("cachePrepStmts", "true");
        });
    }

    @Test
    void statementsThatTheServerPrepares() {
        assertThat(updates(boot(Map.of(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, preparing()))))
                .hasSize(2);
    }

    /** Connector/J caches none, so the server would prepare each of them for one execution. */
    @Test
    void theServerPreparesNoLongTexts() throws SQLException {
        DataSource source = preparing();
        Map<String, Object> settings =
                Map.of(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, source, BatchSettings.STATEMENT_BATCH_SIZE, 3000);
        SessionFactory factory = boot(settings);
        factory.inTransaction(
                session -> LongStream.range(ROWS, 3000).mapToObj(Counter::new).forEach(session::persist));

        List<String> sent = database.statements()
                .sqlDuring(() -> factory.inTransaction(session -> all(session).forEach(counter -> counter.points = 2)));
        assertThat(points(factory)).hasSize(3000).containsOnly(2);
        assertThat(sent).hasSize(2);
        try (Connection connection = source.getConnection();
                PreparedStatement query = connection.prepareStatement(sent.get(0));
                PreparedStatement update = connection.prepareStatement(sent.get(1))) {
            assertThat(query.isWrapperFor(ServerPreparedStatement.class)).isTrue();
            assertThat(update.isWrapperFor(ServerPreparedStatement.class)).isFalse();
        }
    }

    @Test
    void affectedRowsInPlaceOfFoundRows() {
        Map<String, Object> settings = new HashMap<>();
        settings.put(
                JdbcSettings.JAKARTA_NON_JTA_DATASOURCE,
                database.dataSource(options -> options.addDataSourceProperty("useAffectedRows", "true")));

        assertThat(updates(boot(settings))).hasSize(2);
    }

    /** Its count is 0 then, as that of a row which is gone. */
    @ParameterizedTest
    @ValueSource(strings = {"on", "off"})
    void aRowThatHasItsValuesIsStaleWhereAffectedRowsAreCounted(String keyed) {
        SessionFactory factory = database.sessionFactory(
                Map.of(
                        BatchSettings.STATEMENT_BATCH_SIZE,
                        20,
                        TiDBSettings.KEYED_BATCHES,
                        keyed,
                        JdbcSettings.JAKARTA_NON_JTA_DATASOURCE,
                        database.dataSource(options -> options.addDataSourceProperty("useAffectedRows", "true"))),
                Named.class);
        factory.inTransaction(
                session -> LongStream.range(0, 5).mapToObj(Named::ofNumber).forEach(session::persist));

        assertThatThrownBy(() -> factory.inTransaction(session -> {
                    List<Named> found = session.createSelectionQuery("from Named", Named.class)
                            .getResultList();
                    factory.inTransaction(
                            other -> other.createMutationQuery("update Named set points = 5 where id = 'n3'")
                                    .executeUpdate());
                    found.forEach(named -> named.points = 5);
                    session.flush();
                }))
                .isInstanceOf(OptimisticLockException.class)
                .hasRootCauseExactlyInstanceOf(StaleStateException.class);
        List<Integer> points = factory.fromTransaction(
                session -> session.createSelectionQuery("select n.points from Named n order by n.id", Integer.class)
                        .getResultList());
        assertThat(points).containsExactly(0, 0, 0, 5, 0);
    }

    @Test
    void commentsAndStatisticsAreThoseOfTheStatement() {
        SessionFactory factory =
                boot(Map.of(JdbcSettings.USE_SQL_COMMENTS, true, StatisticsSettings.GENERATE_STATISTICS, true));
        long before = factory.getStatistics().getPrepareStatementCount();

        assertThat(updates(factory)).hasSize(2).allMatch(sql -> sql.startsWith("/* update for "));
        assertThat(factory.getStatistics().getPrepareStatementCount() - before)
                .as("two updates and the queries for the entities before and after")
                .isEqualTo(4);
    }

    @Test
    void showSqlPrintsTheStatement() {
        SessionFactory factory = boot(Map.of(JdbcSettings.SHOW_SQL, true));
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        List<String> sent;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            sent = updates(factory);
        } finally {
            System.setOut(before);
        }

        assertThat(sent).hasSize(2);
        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .containsAll(sent.stream().map(sql -> "Hibernate: " + sql).toList());
    }

    /** So that the caches of prepared statements and plans are not filled with texts for one use. */
    @Test
    void statementsHaveFewSizes() {
        SessionFactory factory = boot(Map.of(BatchSettings.STATEMENT_BATCH_SIZE, 50));
        updates(factory);
        Set<String> texts = new HashSet<>();
        for (int rows = 2; rows <= ROWS; rows++) {
            int limit = rows;
            texts.addAll(database.statements()
                    .sqlDuring(() -> factory.inTransaction(session -> {
                        all(session).stream().limit(limit).forEach(counter -> counter.points++);
                        session.flush();
                        session.getTransaction().markRollbackOnly();
                    })));
        }

        assertThat(texts.stream().filter(sql -> sql.startsWith("update")))
                .as("2, 3, 4, 6, 8, 12, 16, 24, 32 and 48 rows")
                .hasSize(10);
    }

    /** The protocol counts them in 16 bits. */
    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void moreParametersThanAStatementMayHave(String serverPrepares) {
        int rows = 20_000;
        SessionFactory factory = boot(Map.of(
                BatchSettings.STATEMENT_BATCH_SIZE,
                rows,
                JdbcSettings.JAKARTA_NON_JTA_DATASOURCE,
                database.dataSource(options -> options.addDataSourceProperty("useServerPrepStmts", serverPrepares))));
        factory.inTransaction(
                session -> LongStream.range(ROWS, rows).mapToObj(Counter::new).forEach(session::persist));
        List<String> sent = database.statements()
                .sqlDuring(() -> factory.inTransaction(session -> all(session).forEach(counter -> counter.points = 2)));

        assertThat(sent.stream().filter(sql -> sql.contains("update")))
                .hasSize(3)
                .allMatch(
                        sql -> sql.chars().filter(character -> character == '?').count() <= 65_535);
        assertThat(points(factory)).hasSize(rows).containsOnly(2);
    }

    @Test
    void anExecutorOfTheApplicationStays() {
        MutationExecutorService own = new StandardMutationExecutorService(20);
        SessionFactory factory = boot(Map.of(MutationExecutorServiceInitiator.EXECUTOR_KEY, own));

        assertThat(factory.unwrap(SessionFactoryImplementor.class)
                        .getServiceRegistry()
                        .getService(MutationExecutorService.class))
                .isSameAs(own);
        assertThat(updates(factory)).hasSize(2);
    }

    @Test
    void theSettingSwitchesThemOff() {
        assertThat(updates(boot(Map.of(TiDBSettings.KEYED_BATCHES, "off"))))
                .containsOnly("update Counter set points=?,version=? where id=? and version=?");
        assertThatThrownBy(() -> boot(Map.of(TiDBSettings.KEYED_BATCHES, "yes")))
                .hasStackTraceContaining("tidewire.tidb.keyed_batches must be 'on' or 'off', and is 'yes'");
    }

    @Test
    void withoutABatchSizeRowsGoOneByOne() {
        assertThat(updates(boot(Map.of(BatchSettings.STATEMENT_BATCH_SIZE, 1)))).hasSize(ROWS);
    }

    @Test
    void aBuilderOfTheApplicationStays() {
        BatchBuilder own = new BatchBuilderImpl(20);
        SessionFactory factory = boot(Map.of(BatchSettings.BUILDER, own));

        assertThat(factory.unwrap(SessionFactoryImplementor.class)
                        .getServiceRegistry()
                        .getService(BatchBuilder.class))
                .isSameAs(own);
        assertThat(updates(factory)).containsOnly("update Counter set points=?,version=? where id=? and version=?");
    }

    public static final class DiscoveredBuilder extends BatchBuilderImpl {
        public DiscoveredBuilder() {
            super(20);
        }
    }

    /** Hibernate would refuse to boot with two that are discovered. */
    @Test
    void aBuilderThatIsDiscoveredStays(@TempDir Path directory) throws IOException {
        Path services = directory.resolve("META-INF/services/" + BatchBuilder.class.getName());
        Files.createDirectories(services.getParent());
        Files.writeString(services, DiscoveredBuilder.class.getName());
        try (URLClassLoader loader = new URLClassLoader(
                        new URL[] {directory.toUri().toURL()}, getClass().getClassLoader());
                BootstrapServiceRegistry bootstrap = new BootstrapServiceRegistryBuilder()
                        .applyClassLoader(loader)
                        .build();
                StandardServiceRegistry registry = new StandardServiceRegistryBuilder(bootstrap)
                        .applySettings(database.settings())
                        .build();
                SessionFactory factory = new MetadataSources(registry)
                        .addAnnotatedClass(Counter.class)
                        .buildMetadata()
                        .buildSessionFactory()) {
            assertThat(factory.unwrap(SessionFactoryImplementor.class)
                            .getServiceRegistry()
                            .getService(BatchBuilder.class))
                    .isInstanceOf(DiscoveredBuilder.class);
        }
    }

    /** The interceptor changes what Hibernate is about to write, and the inspector the text of the statement. */
    @Test
    void interceptorsAndInspectorsHaveTheirWay() {
        Interceptor interceptor = new Interceptor() {
            @Override
            public boolean onFlushDirty(
                    Object entity, Object id, Object[] state, Object[] before, String[] names, Type[] types) {
                state[List.of(names).indexOf("points")] = 1;
                return true;
            }
        };
        StatementInspector inspector = sql -> sql + " /* seen */";
        SessionFactory factory = boot(
                Map.of(JdbcSettings.STATEMENT_INSPECTOR, inspector, SessionEventSettings.INTERCEPTOR, interceptor));

        assertThat(updates(factory)).hasSize(2).allMatch(sql -> sql.endsWith(" /* seen */"));
    }

    @Test
    @RealTiDB("MariaDB has no optimistic transactions")
    void anOptimisticTransactionSendsTheSame() {
        SessionFactory factory = boot(Map.of());
        List<String> sent = database.statements()
                .sqlDuring(() -> TiDBTransaction.optimistic()
                        .run(factory, session -> all(session).forEach(counter -> counter.points++)));

        assertThat(points(factory)).containsOnly(1);
        assertThat(sent.stream().filter(sql -> sql.startsWith("update"))).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"on", "off"})
    void rowsThatWereMissingBeforeADelete(String keyed) {
        SessionFactory factory = boot(Map.of(TiDBSettings.KEYED_BATCHES, keyed));

        assertThatThrownBy(() -> factory.inTransaction(session -> {
                    List<Counter> counters = all(session);
                    factory.inTransaction(other -> other.createMutationQuery("delete from Counter where id in (3, 5)")
                            .executeUpdate());
                    counters.forEach(session::remove);
                    session.flush();
                }))
                .hasStackTraceContaining("Batch update returned unexpected row count from update 3"
                        + " (expected row count 1 but was 0) [delete from Counter where id=? and version=?]")
                .hasStackTraceContaining("with id '3'")
                .hasRootCauseExactlyInstanceOf(StaleStateException.class);
    }
}
