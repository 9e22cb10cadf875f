package org.tidewire.cockroachdb.internal.transaction;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.postgresql.jdbc.AutoSave;

/** What PostgreSQL's driver knows from the server's last answers, so that nothing is sent. Another driver knows nothing. */
public final class DriverState {
    private static final Logger LOG = Logger.getLogger(DriverState.class);

    private DriverState() {}

    /** A parameter that the server has sent. */
    public static @Nullable String parameter(Connection connection, String name) throws SQLException {
        PGConnection driver = driver(connection, () -> PGConnection.class);
        return driver == null ? null : driver.getParameterStatus(name);
    }

    /**
     * Whether the driver sets a savepoint before each statement: after an error the transaction is whole again when Hibernate marks it, so
     * {@link #refusal} finds nothing, and Hibernate's {@code commit()} rolls back and returns.
     */
    public static boolean hidesErrors(@Nullable DatabaseMetaData metadata) {
        try {
            PGConnection driver = metadata == null ? null : driver(metadata.getConnection(), () -> PGConnection.class);
            return driver != null && driver.getAutosave() == AutoSave.ALWAYS;
        } catch (SQLException | RuntimeException e) {
            LOG.debugf("The driver does not tell its setting autosave: %s", e.toString());
            return false;
        }
    }

    /** One line at boot. */
    public static void warnOfHiddenErrors() {
        LOG.warn(
                "The driver's autosave=always hides from Hibernate's commit() that a statement has failed: where the application has"
                        + " caught the error, commit() rolls back and returns. Leave autosave out, or let the application roll back");
    }

    static boolean isInTransaction(Connection connection) throws SQLException {
        BaseConnection driver = driver(connection, () -> BaseConnection.class);
        return driver != null && driver.getTransactionState() != TransactionState.IDLE;
    }

    /** Why COMMIT would not commit: the server answers it with ROLLBACK then, and the driver does not tell. */
    public static @Nullable String refusal(Connection connection) throws SQLException {
        BaseConnection driver = driver(connection, () -> BaseConnection.class);
        return driver != null && driver.getTransactionState() == TransactionState.FAILED
                ? "The transaction was rolled back: one of its statements had failed, and the application went on."
                        + " COMMIT would have rolled it back without an error"
                : null;
    }

    /** Another driver may be alone on the class path: the type is asked for where its absence is caught. */
    private static <T> @Nullable T driver(Connection connection, Supplier<Class<T>> type) throws SQLException {
        try {
            return connection.isWrapperFor(type.get()) ? connection.unwrap(type.get()) : null;
        } catch (LinkageError notThere) {
            return null;
        }
    }
}
