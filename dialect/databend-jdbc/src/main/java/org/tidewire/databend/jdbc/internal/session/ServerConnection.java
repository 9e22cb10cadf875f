package org.tidewire.databend.jdbc.internal.session;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.jdbc.DatabendError;
import org.tidewire.databend.jdbc.internal.result.ServerRows;
import org.tidewire.databend.jdbc.internal.value.LiteralEncoder;

/**
 * The connection of Connector/J, which sends complete texts and receives rows. The driver uses nothing else of Connector/J: its
 * prepared statements would look for escapes and parameters again.
 */
final class ServerConnection {
    private static final String URL_PREFIX = "jdbc:mysql://";
    private static final String PROBE_URL = URL_PREFIX + "localhost/";

    private final Connection mysql;

    private ServerConnection(Connection mysql) {
        this.mysql = mysql;
    }

    static ServerConnection open(ConnectionUrl url) throws SQLException {
        try {
            Connection connection = driver().connect(URL_PREFIX + url.server() + "/", url.driverProperties());
            if (connection == null) {
                throw new SQLNonTransientConnectionException("Connector/J does not accept its own URL", "08001");
            }
            return new ServerConnection(connection);
        } catch (SQLException e) {
            throw DatabendError.translate(e);
        }
    }

    /** Returns the names of the properties that Connector/J has. */
    static Stream<String> propertyNames() throws SQLException {
        return Arrays.stream(driver().getPropertyInfo(PROBE_URL, new Properties()))
                .map(property -> property.name);
    }

    private static Driver driver() throws SQLException {
        try {
            return DriverManager.getDriver(PROBE_URL);
        } catch (SQLException notRegistered) {
            for (Driver driver : ServiceLoader.load(Driver.class)) {
                if (driver.acceptsURL(PROBE_URL)) {
                    return driver;
                }
            }
            throw new SQLNonTransientConnectionException(
                    "Connector/J is not on the class path: add com.mysql:mysql-connector-j", "08001", notRegistered);
        }
    }

    String greeting() throws SQLException {
        return mysql.getMetaData().getDatabaseProductVersion();
    }

    /**
     * Sends a statement.
     *
     * @param oneByOne whether each row is read when it is asked for, instead of all at once
     * @param failed told of an error while rows are read
     * @return its rows, or null if it has none
     */
    @Nullable
    ServerRows execute(String sql, boolean oneByOne, UnaryOperator<SQLException> failed) throws SQLException {
        LiteralEncoder.checkCharacters(sql);
        Statement statement = mysql.createStatement();
        try {
            statement.setEscapeProcessing(false);
            if (oneByOne) {
                // Connector/J reads row by row with this fetch size.
                statement.setFetchSize(Integer.MIN_VALUE);
            }
            if (statement.execute(sql)) {
                return new ServerRows(statement, statement.getResultSet(), failed);
            }
            statement.close();
            return null;
        } catch (SQLException e) {
            statement.close();
            throw DatabendError.translate(e);
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
