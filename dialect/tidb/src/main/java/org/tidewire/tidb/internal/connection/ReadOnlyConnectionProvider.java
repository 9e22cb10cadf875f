package org.tidewire.tidb.internal.connection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;
import org.hibernate.engine.jdbc.connections.spi.DatabaseConnectionInfo;
import org.hibernate.engine.jdbc.env.spi.ExtractedDatabaseMetaData;
import org.jboss.logging.Logger;
import org.tidewire.tidb.internal.error.TiDBExplanation;

/**
 * Wraps the configured provider; stops calling {@code setReadOnly} once TiDB has rejected it.
 *
 * <p>It calls {@code setReadOnly} at all because a driver or a data source may choose a replica by it, and because Connector/J
 * itself refuses writes where {@code readOnlyPropagatesToServer=false}.
 */
final class ReadOnlyConnectionProvider implements ConnectionProvider {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = Logger.getLogger(ReadOnlyConnectionProvider.class);

    /** Asked when a connection is: making the provider may connect, and Hibernate does not make it where it may not read metadata. */
    private final transient Supplier<ConnectionProvider> configured;

    private volatile boolean refusedByServer;

    /** @param configured the same one each time */
    ReadOnlyConnectionProvider(Supplier<ConnectionProvider> configured) {
        this.configured = configured;
    }

    private ConnectionProvider delegate() {
        return configured.get();
    }

    @Override
    public boolean handlesConnectionReadOnly() {
        return true;
    }

    @Override
    public Connection getReadOnlyConnection() throws SQLException {
        Connection connection = delegate().getReadOnlyConnection();
        try {
            mark(connection, true);
        } catch (SQLException | RuntimeException e) {
            delegate().closeReadOnlyConnection(connection);
            throw e;
        }
        return connection;
    }

    @Override
    public void closeReadOnlyConnection(Connection connection) throws SQLException {
        try {
            mark(connection, false);
        } finally {
            delegate().closeReadOnlyConnection(connection);
        }
    }

    private void mark(Connection connection, boolean readOnly) throws SQLException {
        if (refusedByServer || delegate().handlesConnectionReadOnly()) {
            return;
        }
        try {
            connection.setReadOnly(readOnly);
        } catch (SQLException e) {
            if (TiDBExplanation.of(e) != TiDBExplanation.READ_ONLY_TRANSACTION) {
                throw e;
            }
            refusedByServer = true;
            LOG.warn(
                    "TiDB has no read-only transactions, so the connections of read-only sessions are not marked as such,"
                            + " now and from here on: Hibernate refuses to persist, merge and remove in them, and nobody refuses"
                            + " mutation queries. With "
                            + ReadOnlySessions.IS_SENT + "=false in the JDBC URL the driver refuses them.");
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        return delegate().getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return delegate().getConnection(user, password);
    }

    @Override
    public void closeConnection(Connection connection) throws SQLException {
        delegate().closeConnection(connection);
    }

    @Override
    public boolean supportsAggressiveRelease() {
        return delegate().supportsAggressiveRelease();
    }

    @Override
    public boolean handlesConnectionSchema() {
        return delegate().handlesConnectionSchema();
    }

    @Override
    public DatabaseConnectionInfo getDatabaseConnectionInfo(Dialect dialect) {
        return delegate().getDatabaseConnectionInfo(dialect);
    }

    @Override
    public DatabaseConnectionInfo getDatabaseConnectionInfo(Dialect dialect, ExtractedDatabaseMetaData metaData) {
        return delegate().getDatabaseConnectionInfo(dialect, metaData);
    }

    @Override
    public boolean isUnwrappableAs(Class<?> unwrapType) {
        return delegate().isUnwrappableAs(unwrapType);
    }

    @Override
    public <T> T unwrap(Class<T> unwrapType) {
        return delegate().unwrap(unwrapType);
    }
}
