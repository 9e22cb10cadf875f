package org.tidewire.databend.jdbc.internal;

import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Wrapper;

/** The base of the driver's implementations of JDBC's interfaces. */
public abstract class JdbcObject implements Wrapper {
    /** Made by the implementations. */
    protected JdbcObject() {}

    /**
     * Refuses a method.
     *
     * @param method the interface and the method, as {@code ResultSet.getArray}
     * @param instead what the application can do instead
     */
    protected static SQLFeatureNotSupportedException unsupported(String method, String instead) {
        return Refusal.of("Databend's JDBC layer does not support " + method + ": " + instead);
    }

    /** Never returns an object of Connector/J: statements sent with it would be neither escaped nor counted. */
    @Override
    public final <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        throw new SQLException("Databend's JDBC layer does not give out " + type.getName());
    }

    @Override
    public final boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }
}
