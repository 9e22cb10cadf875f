package org.tidewire.cockroachdb.internal.transaction;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/** What PostgreSQL's driver knows from the server's last answers, so that nothing is sent. Another driver knows nothing. */
public final class DriverState {
    private DriverState() {}

    /** A parameter that the server has sent. */
    public static @Nullable String parameter(Connection connection, String name) throws SQLException {
        PGConnection driver = driver(connection, PGConnection.class);
        return driver == null ? null : driver.getParameterStatus(name);
    }

    static boolean isInTransaction(Connection connection) throws SQLException {
        BaseConnection driver = driver(connection, BaseConnection.class);
        return driver != null && driver.getTransactionState() != TransactionState.IDLE;
    }

    /** Why COMMIT would not commit: the server answers it with ROLLBACK then, and the driver does not tell. */
    public static @Nullable String refusal(Connection connection) throws SQLException {
        BaseConnection driver = driver(connection, BaseConnection.class);
        return driver != null && driver.getTransactionState() == TransactionState.FAILED
                ? "The transaction was rolled back: one of its statements had failed, and the application went on."
                        + " COMMIT would have rolled it back without an error"
                : null;
    }

    private static <T> @Nullable T driver(Connection connection, Class<T> type) throws SQLException {
        try {
            return connection.isWrapperFor(type) ? connection.unwrap(type) : null;
        } catch (LinkageError notThere) {
            return null;
        }
    }
}
