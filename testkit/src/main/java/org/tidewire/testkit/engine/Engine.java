package org.tidewire.testkit.engine;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import org.tidewire.testkit.server.JdbcUrl;

/**
 * A running server.
 *
 * @param name what it is, and its version: a stand-in is never called by the name of what it stands in for alone
 * @param standIn whether it only stands in, as a whole or in part, for the server that the tests are about
 * @param source who named or started it
 * @param url where it listens, for the driver that the tests use
 * @param plainUrl the same for the driver below it, which makes and drops the tests' databases
 * @param credentials {@code user} and {@code password}, as the driver takes them
 * @param settings what Hibernate has to be told to work with it; nothing, on the database itself
 * @param stop ends it, if we started it
 */
public record Engine(
        String name,
        boolean standIn,
        String source,
        JdbcUrl url,
        JdbcUrl plainUrl,
        Map<String, String> credentials,
        Map<String, Object> settings,
        Runnable stop)
        implements AutoCloseable {

    /**
     * Executes a statement in no database, by the driver below the one that the tests use.
     *
     * @param sql for example {@code create database}
     * @throws SQLException if the server refuses it
     */
    public void administer(String sql) throws SQLException {
        Properties properties = new Properties();
        properties.putAll(credentials);
        try (Connection connection = DriverManager.getConnection(plainUrl.database(""), properties);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /**
     * Who logs in.
     *
     * @return empty where the URL names the user
     */
    public String user() {
        return credentials.getOrDefault("user", "");
    }

    /**
     * What the user logs in with.
     *
     * @return the password, possibly empty
     */
    public String password() {
        return credentials.getOrDefault("password", "");
    }

    @Override
    public void close() {
        stop.run();
    }

    @Override
    public String toString() {
        return name + " at " + url.server() + " (" + source + ")";
    }
}
