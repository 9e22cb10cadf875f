package org.tidewire.benchmarks.translation;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;
import org.jspecify.annotations.Nullable;

/** Connections to no server at all: every query has an empty result. */
@SuppressWarnings("serial")
final class Nowhere implements ConnectionProvider {
    private final Connection connection = leadingNowhere(Connection.class);

    @Override
    public Connection getConnection() {
        return connection;
    }

    private static <T> T leadingNowhere(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answer(method.getReturnType())));
    }

    private static @Nullable Object answer(Class<?> type) {
        if (type == PreparedStatement.class || type == Statement.class || type == ResultSet.class) {
            return leadingNowhere(type);
        }
        if (type == boolean.class) {
            return false;
        }
        if (type == int.class) {
            return 0;
        }
        return type == long.class ? (Object) 0L : null;
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
