package org.tidewire.it.inert;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;

/** An application's own provider, which notes what Hibernate asks of it. */
final class OwnProvider implements ConnectionProvider {
    private static final long serialVersionUID = 1L;

    private final String url;
    private final transient List<String> calls;

    OwnProvider(String url, List<String> calls) {
        this.url = url;
        this.calls = calls;
    }

    @Override
    public Connection getConnection() throws SQLException {
        calls.add("getConnection");
        return DriverManager.getConnection(url);
    }

    @Override
    public void closeConnection(Connection connection) throws SQLException {
        calls.add("closeConnection, read-only: " + connection.isReadOnly());
        connection.close();
    }

    @Override
    public boolean supportsAggressiveRelease() {
        return false;
    }

    @Override
    public boolean isUnwrappableAs(Class<?> unwrapType) {
        return unwrapType.isInstance(this);
    }

    @Override
    public <T> T unwrap(Class<T> unwrapType) {
        return unwrapType.cast(this);
    }
}
