package org.tidewire.testkit.support;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Makes COMMIT fail on purpose, so that a test can show what an application does in a conflict without having one. */
public final class CommitErrors {
    private static final String MADE_ON_PURPOSE = "made on purpose by CommitErrors";

    private final Queue<Failure> failures = new ArrayDeque<>();

    /** Makes none until it is told to. */
    public CommitErrors() {}

    private record Failure(boolean committed, Supplier<? extends SQLException> error) {}

    /**
     * The next commits fail with a conflict, SQLState 40001, and are rolled back.
     *
     * @param commits how many
     */
    public void conflicts(int commits) {
        errors(commits, () -> new SQLException("Conflict, " + MADE_ON_PURPOSE, "40001"));
    }

    /**
     * The next commits fail, and are rolled back.
     *
     * @param commits how many
     * @param error makes the error, with vendor code and SQLState as the driver gives them
     */
    public synchronized void errors(int commits, Supplier<? extends SQLException> error) {
        for (int i = 0; i < commits; i++) {
            failures.add(new Failure(false, error));
        }
    }

    /** The next transaction is committed, and the answer to its COMMIT is lost: SQLState 08007. */
    public synchronized void lostAnswer() {
        failures.add(new Failure(true, () -> new SQLException("Lost answer to COMMIT, " + MADE_ON_PURPOSE, "08007")));
    }

    private synchronized @Nullable Failure next() {
        return failures.poll();
    }

    /**
     * A data source whose connections make these errors.
     *
     * @param dataSource opens the connections
     * @return for the application under test
     */
    public DataSource around(DataSource dataSource) {
        return (DataSource) Proxy.newProxyInstance(
                CommitErrors.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    Object result = call(dataSource, method, arguments);
                    return result instanceof Connection connection ? around(connection) : result;
                });
    }

    private Connection around(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                CommitErrors.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    Failure failure = method.getName().equals("commit") ? next() : null;
                    if (failure == null) {
                        return call(connection, method, arguments);
                    }
                    if (failure.committed()) {
                        connection.commit();
                    } else {
                        connection.rollback();
                    }
                    throw failure.error().get();
                });
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
