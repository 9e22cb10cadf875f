package org.tidewire.tidb.internal.session;

import java.sql.SQLException;
import java.sql.Statement;
import org.tidewire.transaction.TransactionStart;

/**
 * How a transaction starts.
 *
 * <p>Each is one statement that starts the transaction itself. {@code set transaction ...} and session variables would
 * outlive it, and reach the next borrower of a pooled connection (measured).
 */
interface TiDBTransactionStart extends TransactionStart {
    @Override
    default boolean hasBegun(Statement statement) throws SQLException {
        return StartTimestamp.of(statement).isOfATransaction();
    }

    @Override
    default String ifLate() {
        return "would commit that";
    }
}
