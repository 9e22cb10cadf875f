package org.tidewire.databend.jdbc;

import java.sql.SQLTransactionRollbackException;
import org.jspecify.annotations.Nullable;

/**
 * A statement of the transaction failed, so the transaction cannot go on, and {@link java.sql.Connection#commit()} has
 * rolled it back. The server would have answered OK and dropped the writes. SQLState 40000, vendor code 4002; the cause is the
 * exception of the statement.
 */
public final class TransactionAbortedException extends SQLTransactionRollbackException {
    private static final long serialVersionUID = 1L;

    TransactionAbortedException(String message, String sqlState, int code, @Nullable Throwable cause) {
        super(message, sqlState, code, cause);
    }
}
