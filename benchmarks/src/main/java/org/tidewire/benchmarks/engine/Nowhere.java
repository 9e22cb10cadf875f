package org.tidewire.benchmarks.engine;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;
import org.jspecify.annotations.Nullable;

/** Connections to no server at all: every query has an empty result. */
public final class Nowhere implements ConnectionProvider {
    private static final long serialVersionUID = 1L;

    private final transient Connection connection = leadingNowhere(Connection.class);

    /** As many as are wanted; they are all the same. */
    public Nowhere() {}

    /**
     * Settings by which Hibernate boots without a server.
     *
     * @param dialect whose SQL
     * @return settings for a session factory
     */
    public static Map<String, Object> settings(ComparedDialect dialect) {
        Map<String, Object> settings = dialect.settings(false);
        settings.put(JdbcSettings.ALLOW_METADATA_ON_BOOT, false);
        settings.put(JdbcSettings.CONNECTION_PROVIDER, new Nowhere());
        return settings;
    }

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
