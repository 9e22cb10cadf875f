package org.tidewire.rendering;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;

/** Connections that lead nowhere: to prepare a statement throws it back as {@link Reached}; all else is ignored. */
final class EndOfTheLine implements ConnectionProvider {
    /** Its message is the statement. */
    static final class Reached extends RuntimeException {
        Reached(String sql) {
            super(sql);
        }
    }

    @Override
    public Connection getConnection() {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        String sql = (String) arguments[0];
                        RenderedStatements.add(sql);
                        throw new Reached(sql);
                    }
                    return method.getReturnType() == boolean.class ? false : null;
                });
    }

    @Override
    public void closeConnection(Connection connection) {}

    @Override
    public boolean supportsAggressiveRelease() {
        return false;
    }

    @Override
    public boolean isUnwrappableAs(Class<?> unwrapType) {
        return false;
    }

    @Override
    public <T> T unwrap(Class<T> unwrapType) {
        throw new UnsupportedOperationException();
    }
}
