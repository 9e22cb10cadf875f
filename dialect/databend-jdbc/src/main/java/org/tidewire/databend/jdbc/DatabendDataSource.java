package org.tidewire.databend.jdbc;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.jdbc.internal.session.ConnectionUrl;

/** Opens connections by {@link DatabendDriver}. It does not pool them. */
public final class DatabendDataSource implements DataSource {
    private final String url;
    private final Properties properties;
    private int loginTimeout;

    /**
     * Makes a data source.
     *
     * @param url {@code jdbc:databend+mysql://host:3307/database}, with properties as the driver takes them
     * @param user the user's name
     * @param password the user's password, which may be empty
     * @throws SQLException if the URL is not this driver's, or a property is refused
     */
    public DatabendDataSource(String url, String user, String password) throws SQLException {
        if (!ConnectionUrl.accepts(url)) {
            throw new SQLException("The URL begins with " + DatabendDriver.URL_PREFIX + ", not " + url, "08001");
        }
        this.url = url;
        this.properties = properties(user, password);
        ConnectionUrl.parse(url, properties);
    }

    private static Properties properties(String user, String password) {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        return properties;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return connect(properties);
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return connect(properties(username, password));
    }

    private Connection connect(Properties credentials) throws SQLException {
        Properties all = new Properties();
        all.putAll(credentials);
        if (loginTimeout > 0) {
            all.setProperty("connectTimeout", Integer.toString(loginTimeout * 1000));
        }
        Connection connection = new DatabendDriver().connect(url, all);
        if (connection == null) {
            throw new SQLException("The URL is not this driver's: " + url, "08001");
        }
        return connection;
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
        if (out != null) {
            throw new SQLFeatureNotSupportedException("This data source does not log");
        }
    }

    @Override
    public int getLoginTimeout() {
        return loginTimeout;
    }

    @Override
    public void setLoginTimeout(int seconds) {
        loginTimeout = seconds;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("This data source does not log");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        throw new SQLException("This data source does not wrap " + type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }
}
