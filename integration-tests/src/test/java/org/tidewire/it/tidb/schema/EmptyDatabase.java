package org.tidewire.it.tidb.schema;

import java.io.StringWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.tool.schema.spi.SchemaManagementToolCoordinator;
import org.jboss.logging.Logger;
import org.tidewire.it.support.Wire;
import org.tidewire.testkit.junit.TestDatabase;

/** An empty database beside that of a test, for Hibernate's schema tool without a session factory. */
record EmptyDatabase(TestDatabase database, String name) implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(EmptyDatabase.class);
    private static final String END = ";\n";

    static EmptyDatabase create(TestDatabase database) throws SQLException {
        String name = database.name() + "_x";
        database.execute("create database " + name);
        return new EmptyDatabase(database, name);
    }

    /** Fails if TiDB's dialect has no tables for these entities. */
    static void check(TestDatabase database, Class<?>... entities) {
        new EmptyDatabase(database, database.name()).script("create", Map.of(), entities);
    }

    /** A URL whose statements {@link Wire} sees. */
    private String url() {
        String url = database.url().replace(database.name(), name);
        return url + (url.contains("?") ? "&" : "?") + Wire.PROPERTY + "=" + Wire.class.getName();
    }

    /** Runs an action of the tool. As in an application, a statement that fails is logged. */
    void run(String action, Map<String, ?> settings, Class<?>... entities) {
        Map<String, Object> withAction = new HashMap<>(settings);
        withAction.put(SchemaToolingSettings.HBM2DDL_AUTO, action);
        run(withAction, entities);
    }

    /** Runs the actions of the settings. */
    void run(Map<String, ?> settings, Class<?>... entities) {
        with(
                settings,
                metadata -> SchemaManagementToolCoordinator.process(
                        metadata,
                        metadata.getMetadataBuildingOptions().getServiceRegistry(),
                        new HashMap<>(settings),
                        null),
                entities);
    }

    /** Has the tool write a script that creates the schema, and runs that. */
    void runScript(Map<String, ?> settings, Class<?>... entities) throws SQLException {
        runScript("create", settings, entities);
    }

    /** Has the tool write the script of an action, and runs that. */
    void runScript(String action, Map<String, ?> settings, Class<?>... entities) throws SQLException {
        execute(script(action, settings, entities), END);
    }

    /** Runs a script; a statement that fails is skipped. */
    void execute(String script, String end) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            for (String sql : script.split(Pattern.quote(end), -1)) {
                try {
                    statement.execute(sql);
                } catch (SQLException e) {
                    LOG.debug(e);
                }
            }
        }
    }

    String script(String action, Map<String, ?> settings, Class<?>... entities) {
        StringWriter script = new StringWriter();
        Map<String, Object> withScript = new HashMap<>(settings);
        withScript.put(SchemaToolingSettings.JAKARTA_HBM2DDL_SCRIPTS_ACTION, action);
        withScript.put(SchemaToolingSettings.JAKARTA_HBM2DDL_SCRIPTS_CREATE_TARGET, script);
        run(withScript, entities);
        return script.toString();
    }

    private void with(Map<String, ?> settings, Consumer<MetadataImplementor> action, Class<?>... entities) {
        Map<String, Object> all = new HashMap<>(database.settings());
        all.remove(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE);
        all.put(JdbcSettings.JAKARTA_JDBC_URL, url());
        all.put(JdbcSettings.JAKARTA_JDBC_USER, database.user());
        all.put(JdbcSettings.JAKARTA_JDBC_PASSWORD, database.password());
        all.putAll(settings);
        try (StandardServiceRegistry services =
                new StandardServiceRegistryBuilder().applySettings(all).build()) {
            MetadataImplementor metadata = (MetadataImplementor)
                    new MetadataSources(services).addAnnotatedClasses(entities).buildMetadata();
            metadata.orderColumns(false); // as a session factory does
            action.accept(metadata);
        }
    }

    /** What the server shows of all tables, views and sequences, in the order of their names. */
    String show() throws SQLException {
        List<String> tables = database.strings(
                "select table_name from information_schema.tables where table_schema = '" + name + "' order by 1");
        StringBuilder shown = new StringBuilder();
        database.<SQLException>withoutGrammar(() -> {
            try (Connection connection = database.connection();
                    Statement statement = connection.createStatement()) {
                for (String table : tables) {
                    try (ResultSet row = statement.executeQuery("show create table `" + name + "`.`" + table + "`")) {
                        row.next();
                        shown.append(row.getString(2)).append(END);
                    }
                }
            }
        });
        return shown.toString().replace("`" + name + "`.", "").replaceAll("CREATE ALGORITHM.* VIEW", "CREATE VIEW");
    }

    /** Creates what {@link #show} has shown. */
    void restore(String shown) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            statement.execute("set foreign_key_checks = 0");
            for (String sql : shown.split(END, -1)) {
                if (!sql.isEmpty()) {
                    statement.execute(sql);
                }
            }
        }
    }

    @Override
    public void close() throws SQLException {
        database.execute("drop database " + name);
    }
}
