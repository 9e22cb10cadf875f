package org.tidewire.databend.jdbc;

import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import org.jspecify.annotations.Nullable;

/**
 * Another transaction changed what this one wanted to change, and committed first. Nothing of this transaction is or will
 * be stored; it may be run again from its beginning. SQLState 40001, vendor code 4001.
 */
public final class TransactionConflictException extends SQLTransactionRollbackException {
    private static final long serialVersionUID = 1L;

    TransactionConflictException(String message, int code, @Nullable SQLException cause) {
        super(message, "40001", code, cause);
    }
}
