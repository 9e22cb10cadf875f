package org.tidewire.databend.jdbc;

import java.sql.SQLTransactionRollbackException;
import org.jspecify.annotations.Nullable;

/**
 * Another transaction changed the same rows and committed first. Nothing of this transaction is stored; it may be repeated from
 * its beginning. SQLState 40001, vendor code 4001.
 */
public final class TransactionConflictException extends SQLTransactionRollbackException {
    private static final long serialVersionUID = 1L;

    TransactionConflictException(String message, String sqlState, int code, @Nullable Throwable cause) {
        super(message, sqlState, code, cause);
    }
}
