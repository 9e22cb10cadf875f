package org.tidewire.cratedb.internal.connection;

import java.sql.Connection;
import java.sql.SQLException;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;
import org.hibernate.engine.jdbc.connections.spi.DatabaseConnectionInfo;
import org.hibernate.engine.jdbc.env.spi.ExtractedDatabaseMetaData;
import org.tidewire.cratedb.internal.server.CrateDBVersion;

/** The configured connection provider, whose connections to CrateDB are {@link CrateDBConnection}s. */
final class CrateDBConnectionProvider implements ConnectionProvider {
    private static final long serialVersionUID = 1L;

    private final ConnectionProvider own;
    private final transient ConnectionOptions options;

    /** A session is of one thread, and its connections are of one transaction each. */
    private final transient ThreadLocal<UnrefreshedTables> unrefreshed = ThreadLocal.withInitial(this::noTables);

    private final transient Views views = new Views();

    CrateDBConnectionProvider(ConnectionProvider own, ConnectionOptions options) {
        this.own = own;
        this.options = options;
    }

    private UnrefreshedTables noTables() {
        return new UnrefreshedTables(views);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = own.getConnection();
        return CrateDBVersion.of(connection) == null
                ? connection
                : new CrateDBConnection(connection, options, unrefreshed.get());
    }

    @Override
    public void closeConnection(Connection connection) throws SQLException {
        if (connection instanceof CrateDBConnection crate) {
            try {
                crate.end();
            } finally {
                own.closeConnection(crate.connection);
            }
        } else {
            own.closeConnection(connection);
        }
    }

    @Override
    public boolean supportsAggressiveRelease() {
        return own.supportsAggressiveRelease();
    }

    @Override
    public boolean handlesConnectionSchema() {
        return own.handlesConnectionSchema();
    }

    @Override
    public boolean handlesConnectionReadOnly() {
        return own.handlesConnectionReadOnly();
    }

    @Override
    public DatabaseConnectionInfo getDatabaseConnectionInfo(Dialect dialect) {
        return own.getDatabaseConnectionInfo(dialect);
    }

    @Override
    public DatabaseConnectionInfo getDatabaseConnectionInfo(Dialect dialect, ExtractedDatabaseMetaData metadata) {
        return own.getDatabaseConnectionInfo(dialect, metadata);
    }

    @Override
    public boolean isUnwrappableAs(Class<?> type) {
        return type.isInstance(this) || own.isUnwrappableAs(type);
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        return type.isInstance(this) ? type.cast(this) : own.unwrap(type);
    }
}
