package org.tidewire.testkit.junit;

import com.zaxxer.hikari.HikariConfig;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.jspecify.annotations.Nullable;
import org.tidewire.testkit.engine.Engine;
import org.tidewire.testkit.engine.EngineSource;
import org.tidewire.testkit.recording.RecordedDataSource;
import org.tidewire.testkit.recording.StatementLog;

/**
 * A database of its own for one test class: made empty before it, dropped after it.
 *
 * <p>Session factories end with the test that made them, or with the class if made before its tests.
 */
public final class TestDatabase {
    private static final int LONGEST_NAME = 64;

    private final EngineSource source;
    private final Engine engine;
    private final String name;
    private final StatementLog log = new StatementLog();
    private final List<RecordedDataSource> dataSources = new ArrayList<>();
    private final List<OpenFactory> factories = new ArrayList<>();
    private @Nullable RecordedDataSource own;

    TestDatabase(EngineSource source, Engine engine, Class<?> test) throws SQLException {
        this.source = source;
        this.engine = engine;
        String suffix = "_" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
        String prefix = "it_" + test.getSimpleName().toLowerCase(Locale.ROOT);
        this.name = prefix.substring(0, Math.min(prefix.length(), LONGEST_NAME - suffix.length())) + suffix;
        engine.administer(source.create(name));
    }

    /** The name of this database. */
    public String name() {
        return name;
    }

    /**
     * Whether the engine only stands in for the database; what it cannot prove say {@link RealTiDB} and {@link
     * RealDatabend}.
     */
    public boolean isStandIn() {
        return engine.standIn();
    }

    /** The name of the product, as refusals have it: {@code TiDB}, also on a stand-in. */
    public String product() {
        return source.database();
    }

    /** The URL of this database. */
    public String url() {
        return engine.url().database(name);
    }

    /** The URL of this database for Connector/J alone, where the tests are about a layer over it. */
    public String plainUrl() {
        return engine.plainUrl().database(name);
    }

    public String user() {
        return engine.user();
    }

    public String password() {
        return engine.password();
    }

    /**
     * A pool for plain JDBC, or for a persistence unit that is booted by other means; what it sends is recorded and
     * parsed.
     */
    public DataSource dataSource() {
        return own().dataSource();
    }

    /** Another pool with options of its own, such as driver properties; it goes into a session factory's settings. */
    public DataSource dataSource(Consumer<HikariConfig> options) {
        return open(options).dataSource();
    }

    /** A connection of {@link #dataSource()}. */
    public Connection connection() throws SQLException {
        return dataSource().getConnection();
    }

    /** Sends statements through {@link #dataSource()}. */
    public void execute(String... sql) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            for (String one : sql) {
                statement.execute(one);
            }
        }
    }

    /** The first column of a query through {@link #dataSource()}. */
    public List<String> strings(String sql) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    /** What went through JDBC to this database. */
    public StatementLog statements() {
        return log;
    }

    /**
     * For SQL that is no dialect's, or wrong on purpose: sent through {@link #dataSource()} in here it is not parsed.
     */
    public <E extends Exception> void withoutGrammar(StatementLog.Action<E> action) throws E {
        own().stopParsing();
        try {
            action.run();
        } finally {
            own().startParsing();
        }
    }

    /** What a persistence unit has to be told to run here: the data source and, on a stand-in, the dialect. */
    public Map<String, Object> settings() {
        return settings(own());
    }

    private Map<String, Object> settings(RecordedDataSource dataSource) {
        Map<String, Object> settings = new HashMap<>(engine.settings());
        settings.put(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, dataSource.dataSource());
        return settings;
    }

    /** A session factory for these classes, their tables created anew. */
    public SessionFactory sessionFactory(Class<?>... classes) {
        return sessionFactory(Map.of(), classes);
    }

    /** The same, with settings that go before the tests' own; an empty string takes one of those out. */
    public SessionFactory sessionFactory(Map<String, ?> settings, Class<?>... classes) {
        RecordedDataSource dataSource = open(options -> {});
        Map<String, Object> all = settings(dataSource);
        all.put(SchemaToolingSettings.HBM2DDL_AUTO, "create");
        all.put(SchemaToolingSettings.HBM2DDL_HALT_ON_ERROR, true);
        all.putAll(settings);
        all.values().removeIf(""::equals);
        HibernatePersistenceConfiguration configuration = new HibernatePersistenceConfiguration(name);
        configuration.managedClasses(Arrays.asList(classes)).properties(all);
        SessionFactory factory = configuration.createEntityManagerFactory();
        factories.add(new OpenFactory(factory, dataSource));
        if (!isOurs(dialect(factory))) {
            dataSource.stopParsing();
            dataSource.forgetStatements();
        }
        return factory;
    }

    /** What another dialect sends need not be the database's SQL. */
    private static boolean isOurs(Dialect dialect) {
        return dialect.getClass().getName().startsWith("org.tidewire.");
    }

    /** The dialect that Hibernate took. */
    public static Dialect dialect(SessionFactory factory) {
        return factory.unwrap(SessionFactoryImplementor.class).getJdbcServices().getDialect();
    }

    int openFactories() {
        return factories.size();
    }

    void closeFactoriesDownTo(int remaining) {
        while (factories.size() > remaining) {
            factories.remove(factories.size() - 1).close();
        }
    }

    /**
     * The pool ends with its factory: a transaction that a failed test has left open would hold up the next one's DDL.
     */
    private record OpenFactory(SessionFactory factory, RecordedDataSource dataSource) implements AutoCloseable {
        @Override
        public void close() {
            try (dataSource) {
                factory.close();
            }
        }
    }

    List<String> takeStatements() {
        return dataSources.stream()
                .flatMap(source -> source.takeStatements().stream())
                .toList();
    }

    void drop() throws SQLException {
        closeFactoriesDownTo(0);
        dataSources.forEach(RecordedDataSource::close);
        engine.administer(source.drop(name));
    }

    private synchronized RecordedDataSource own() {
        if (own == null) {
            own = open(options -> {});
        }
        return own;
    }

    private RecordedDataSource open(Consumer<HikariConfig> options) {
        RecordedDataSource dataSource = new RecordedDataSource(engine, name, log, options);
        dataSources.add(dataSource);
        return dataSource;
    }
}
