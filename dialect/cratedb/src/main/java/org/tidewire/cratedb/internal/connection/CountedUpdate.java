package org.tidewire.cratedb.internal.connection;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidewire.cratedb.internal.sql.KeyedStatements;

/**
 * An update that finds its rows by a query. The server leaves out the rows that a check, a length or a value refuses, and has no
 * error (measured on 6.4.4), so the rows are counted before. A row that is left out still fits the condition afterwards.
 */
final class CountedUpdate {
    private static final String REFUSED = "23000";

    private static final Set<String> UPDATES = Set.of("executeUpdate", "executeLargeUpdate");

    private final PreparedStatement update;
    private final PreparedStatement count;
    private final KeyedStatements.Count text;
    private final Connection connection;

    private CountedUpdate(PreparedStatement update, KeyedStatements.Count text, Connection connection)
            throws SQLException {
        this.update = update;
        this.count = connection.prepareStatement(text.sql());
        this.text = text;
        this.connection = connection;
    }

    /** The driver's statement, which counts. */
    static PreparedStatement of(PreparedStatement update, KeyedStatements.Count text, Connection connection)
            throws SQLException {
        CountedUpdate counted = new CountedUpdate(update, text, connection);
        return (PreparedStatement) Proxy.newProxyInstance(
                CountedUpdate.class.getClassLoader(),
                new Class<?>[] {PreparedStatement.class},
                (proxy, method, arguments) -> counted.call(method, arguments));
    }

    private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
        if (arguments != null
                && arguments.length > 1
                && method.getName().startsWith("set")
                && arguments[0] instanceof Integer index
                && index >= text.firstParameter()) {
            Object[] shifted = arguments.clone();
            shifted[0] = index - text.firstParameter() + 1;
            invoke(method, count, shifted);
        }
        boolean isUpdate = arguments == null && UPDATES.contains(method.getName());
        if (method.getName().equals("close")) {
            count.close();
        }
        long before = isUpdate ? count() : 0;
        Object result = invoke(method, update, arguments);
        if (isUpdate && result instanceof Number changed && changed.longValue() < before) {
            UnrefreshedTables.refresh(text.table(), connection);
            if (count() > 0) {
                throw new SQLException(
                        "CrateDB has updated " + changed + " of " + before
                                + " rows: a check, a length or a value refuses the"
                                + " others, or another session changed them meanwhile. What is updated stays",
                        REFUSED);
            }
        }
        return result;
    }

    private long count() throws SQLException {
        try (ResultSet rows = count.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static @Nullable Object invoke(Method method, Object target, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
