package org.tidewire.tidb.transaction;

import java.sql.SQLException;
import java.sql.Statement;

/**
 * How a transaction starts.
 *
 * <p>Each is one statement that starts the transaction itself. {@code set transaction ...} and session variables would
 * outlive it, and reach the next borrower of a pooled connection (measured).
 */
interface TransactionStart {
    /** The first statement of the transaction. */
    String sql();

    /**
     * Looks whether the server understood it as it was meant; throws where not, and the transaction is then rolled back.
     *
     * @param statement on the transaction's connection
     * @param nanoTimeBefore what {@link System#nanoTime()} said before {@link #sql()} was sent
     */
    default void verify(Statement statement, long nanoTimeBefore) throws SQLException {}
}
