package org.tidewire.databend.jdbc;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Statement;
import java.util.ServiceLoader;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The MySQL driver below: finished texts go down, rows come up. Nothing else of that driver is used: its statements would
 * look for escapes and parameters again.
 */
final class Wire {
    static final String PROBE_URL = "jdbc:mysql://localhost/";

    private final Connection mysql;

    private Wire(Connection mysql) {
        this.mysql = mysql;
    }

    static Wire open(ConnectionUrl url) throws SQLException {
        try {
            Connection connection = driver().connect(url.driverUrl(), url.driverProperties());
            if (connection == null) {
                throw new SQLNonTransientConnectionException("The MySQL driver does not take its own URL", "08001");
            }
            return new Wire(connection);
        } catch (SQLException e) {
            throw ServerErrors.typed(e);
        }
    }

    static Driver driver() throws SQLException {
        try {
            return DriverManager.getDriver(PROBE_URL);
        } catch (SQLException notRegistered) {
            for (Driver driver : ServiceLoader.load(Driver.class)) {
                if (driver.acceptsURL(PROBE_URL)) {
                    return driver;
                }
            }
            throw new SQLNonTransientConnectionException(
                    "No MySQL driver was found, which carries this one: add com.mysql:mysql-connector-j",
                    "08001",
                    notRegistered);
        }
    }

    String greeting() throws SQLException {
        return mysql.getMetaData().getDatabaseProductVersion();
    }

    /**
     * Sends a statement.
     *
     * @param oneByOne whether rows are read when they are asked for, instead of all at once
     * @return its rows, or null where it has none
     */
    @Nullable
    WireRows execute(String sql, boolean oneByOne) throws SQLException {
        // The driver below would send a question mark in place of half a character.
        Literals.checkCharacters(sql);
        Statement statement = mysql.createStatement();
        try {
            statement.setEscapeProcessing(false);
            if (oneByOne) {
                // Connector/J's way of saying so.
                statement.setFetchSize(Integer.MIN_VALUE);
            }
            if (statement.execute(sql)) {
                return new WireRows(statement, statement.getResultSet());
            }
            statement.close();
            return null;
        } catch (SQLException e) {
            statement.close();
            throw ServerErrors.typed(e);
        }
    }

    boolean isValid(int seconds) throws SQLException {
        return mysql.isValid(seconds);
    }

    boolean isClosed() throws SQLException {
        return mysql.isClosed();
    }

    void setNetworkTimeout(Executor executor, int milliseconds) throws SQLException {
        mysql.setNetworkTimeout(executor, milliseconds);
    }

    int getNetworkTimeout() throws SQLException {
        return mysql.getNetworkTimeout();
    }

    void abort(Executor executor) throws SQLException {
        mysql.abort(executor);
    }

    void close() throws SQLException {
        mysql.close();
    }
}
