package org.tidewire.testkit.rendering;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;

/** Connections without a server: a statement that is prepared or executed is thrown back as {@link Reached}; all else is ignored. */
final class StubConnectionProvider implements ConnectionProvider {
    /** Carries the statement. */
    static final class Reached extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String sql;

        Reached(String sql) {
            super(sql);
            this.sql = sql;
        }

        String sql() {
            return sql;
        }
    }

    private static final long serialVersionUID = 1L;

    private final transient RenderedStatements statements;

    StubConnectionProvider(RenderedStatements statements) {
        this.statements = statements;
    }

    @Override
    public Connection getConnection() {
        return endingAt(Connection.class);
    }

    private <T> T endingAt(Class<T> type) {
        AtomicBoolean autoCommit = new AtomicBoolean(true);
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "getAutoCommit" -> autoCommit.get();
                    case "setAutoCommit" -> {
                        autoCommit.set((Boolean) arguments[0]);
                        yield null;
                    }
                    case "createStatement" -> endingAt(Statement.class);
                    case "prepareStatement", "execute", "executeQuery", "executeUpdate" ->
                        throw reached((String) arguments[0]);
                    default -> method.getReturnType() == boolean.class ? false : null;
                }));
    }

    private Reached reached(String sql) {
        statements.add(sql);
        return new Reached(sql);
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
