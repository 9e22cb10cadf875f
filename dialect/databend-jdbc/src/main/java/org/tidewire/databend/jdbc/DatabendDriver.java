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
import org.tidewire.databend.jdbc.internal.connection.DatabendConnection;
import org.tidewire.databend.jdbc.internal.metadata.ReservedWords;
import org.tidewire.databend.jdbc.internal.session.ConnectionUrl;
import org.tidewire.databend.jdbc.internal.session.Session;

/**
 * The driver of {@code jdbc:databend+mysql://host:3307/database}. It sends statements over Connector/J, which has to be on the
 * class path; transactions, update counts, values, errors and metadata are its own.
 *
 * <p>{@link DriverManager} finds it by the URL. It refuses servers before {@value #MINIMUM_SERVER_VERSION}.
 */
public final class DatabendDriver implements Driver {
    /** What {@link java.sql.DatabaseMetaData#getDriverName} says. */
    public static final String NAME = "Tidewire JDBC for Databend";

    /** What the driver's URLs begin with. */
    public static final String URL_PREFIX = "jdbc:databend+mysql:";

    /**
     * The first release with commit ece116625b of 2024-12-10 (#17014), since which the server answers exact update counts. The
     * driver refuses older servers.
     */
    public static final String MINIMUM_SERVER_VERSION = "1.2.671";

    /** The driver's version. */
    public static final int MAJOR_VERSION = 0;

    /** The driver's version, behind the point. */
    public static final int MINOR_VERSION = 1;

    static {
        try {
            DriverManager.registerDriver(new DatabendDriver());
        } catch (SQLException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /**
     * Words that have to be quoted as names, in addition to those that SQL:2003 reserves.
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
        return new DatabendConnection(Session.open(parsed), url, user);
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
        return MAJOR_VERSION;
    }

    @Override
    public int getMinorVersion() {
        return MINOR_VERSION;
    }

    /** False: Databend has no primary keys, which JDBC requires. */
    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("This driver does not log");
    }
}
