package org.tidewire.cockroachdb.internal.error;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * Finds a transaction in which a statement has failed: the server answers its COMMIT with ROLLBACK, and PostgreSQL's driver does
 * not tell. The driver knows the state from the last answer, so that nothing is sent.
 */
public final class FailedTransactions {
    private FailedTransactions() {}

    public static @Nullable String refusal(Connection connection) throws SQLException {
        try {
            return connection.isWrapperFor(BaseConnection.class)
                            && connection.unwrap(BaseConnection.class).getTransactionState() == TransactionState.FAILED
                    ? "The transaction was rolled back: one of its statements had failed, whose error did not reach Hibernate."
                            + " COMMIT would have rolled it back without an error"
                    : null;
        } catch (LinkageError anotherDriver) {
            return null;
        }
    }
}
