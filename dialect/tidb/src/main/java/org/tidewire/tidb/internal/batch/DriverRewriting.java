package org.tidewire.tidb.internal.batch;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps Connector/J from sending a batch of updates as one text, which it does with {@code rewriteBatchedStatements=true} from
 * four updates on. By reflection: the dialect works with other drivers, and without Connector/J on the class path.
 *
 * <p>TiDB 8.5.4 plans the updates of such a text before it runs the first, where the primary key finds their rows
 * (prefetchPointPlanKeys in its conn.go). After a query it then cuts values that do not fit, and stores them without an error.
 */
final class DriverRewriting {
    // Also in reachability-metadata.json.
    private static final String CONNECTION = "com.mysql.cj.jdbc.JdbcConnection";
    private static final String PROPERTIES = "com.mysql.cj.conf.PropertySet";
    private static final String RUNTIME_PROPERTY = "com.mysql.cj.conf.RuntimeProperty";
    private static final String PROPERTY = "rewriteBatchedStatements";

    private DriverRewriting() {}

    /**
     * Pauses it.
     *
     * @return goes on as before
     */
    static Runnable pause(Connection connection) throws SQLException {
        Class<?> type = driverType(connection);
        if (type == null || !connection.isWrapperFor(type)) {
            return () -> {};
        }
        try {
            Object properties = type.getMethod("getPropertySet").invoke(connection.unwrap(type));
            Object rewriting = load(PROPERTIES, type)
                    .getMethod("getBooleanProperty", String.class)
                    .invoke(properties, PROPERTY);
            Class<?> property = load(RUNTIME_PROPERTY, type);
            if (!Boolean.TRUE.equals(property.getMethod("getValue").invoke(rewriting))) {
                return () -> {};
            }
            Method setValue = property.getMethod("setValue", Object.class);
            setValue.invoke(rewriting, false);
            return () -> {
                try {
                    setValue.invoke(rewriting, true);
                } catch (ReflectiveOperationException e) {
                    throw unknownDriver(e);
                }
            };
        } catch (ReflectiveOperationException e) {
            throw unknownDriver(e);
        }
    }

    private static IllegalStateException unknownDriver(ReflectiveOperationException cause) {
        return new IllegalStateException(
                "This version of Connector/J does not let " + PROPERTY
                        + " be paused, and TiDB stores values of such batches that do not fit: take " + PROPERTY
                        + " out of the JDBC URL",
                cause);
    }

    /** A pool may stand between the connection and a driver of another class loader. */
    private static @Nullable Class<?> driverType(Connection connection) throws SQLException {
        return Stream.of(connection.getMetaData().getClass(), connection.getClass(), DriverRewriting.class)
                .map(DriverRewriting::driverType)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Class<?> driverType(Class<?> from) {
        try {
            return load(CONNECTION, from);
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    private static Class<?> load(String name, Class<?> from) throws ClassNotFoundException {
        return Class.forName(name, false, from.getClassLoader());
    }
}
