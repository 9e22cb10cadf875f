package org.tidewire.databend.jdbc;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.List;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The driver of {@code jdbc:databend+mysql://host:3307/database}. It carries statements by Connector/J, which has to be on
 * the class path, and answers for transactions, update counts, values, errors and metadata itself.
 *
 * <p>{@link DriverManager} finds it by itself. Databend 1.2.671 (2024-12-10) is the oldest server that it takes.
 */
public final class DatabendDriver implements Driver {
    /** What {@link java.sql.DatabaseMetaData#getDriverName} says. */
    public static final String NAME = "Tidewire JDBC for Databend";

    static final int MAJOR = 0;
    static final int MINOR = 1;

    static {
        try {
            DriverManager.registerDriver(new DatabendDriver());
        } catch (SQLException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /**
     * Words that have to be quoted as names, beside those that SQL:2003 reserves.
     *
     * @return small letters, as {@link java.sql.DatabaseMetaData#getSQLKeywords} has them
     */
    public static List<String> reservedWords() {
        return ReservedWords.ALL;
    }

    /** Made by {@link java.util.ServiceLoader}. */
    public DatabendDriver() {}

    @Override
    public @Nullable Connection connect(String url, @Nullable Properties info) throws SQLException {
        if (!acceptsURL(url)) {
            return null;
        }
        ConnectionUrl parsed = ConnectionUrl.parse(url, info == null ? new Properties() : info);
        String user = parsed.driverProperties().getProperty("user", "");
        return new ConnectionCalls(Session.open(parsed), url, user).proxy;
    }

    @Override
    public boolean acceptsURL(@Nullable String url) {
        return ConnectionUrl.accepts(url);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return MAJOR;
    }

    @Override
    public int getMinorVersion() {
        return MINOR;
    }

    /** No: Databend has no primary keys, which JDBC's compliance asks for. */
    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("This driver does not log");
    }
}
