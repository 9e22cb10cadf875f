package org.tidewire.transaction;

import java.sql.SQLException;
import java.sql.Statement;

/** How a transaction starts: its first statement, which holds for it alone. */
public interface TransactionStart {
    /**
     * The first statement of the transaction.
     *
     * @return SQL
     */
    String sql();

    /**
     * Whether the transaction has read or written already.
     *
     * @param statement on the transaction's connection
     * @return true where it is too late
     * @throws SQLException if the server does not answer
     */
    boolean hasBegun(Statement statement) throws SQLException;

    /**
     * What the statement would do in a transaction that has begun, as a part of a sentence.
     *
     * @return with a verb
     */
    String ifLate();

    /**
     * Whether the transaction reads the past: then it neither reads from the second-level cache and the cache of queries, nor writes to
     * them.
     *
     * @return false, where the kind does not say otherwise
     */
    default boolean readsThePast() {
        return false;
    }

    /**
     * Looks whether the server understood it as it was meant; throws where not, and the transaction is then rolled back.
     *
     * @param statement on the transaction's connection
     * @param nanoTimeBefore what {@link System#nanoTime()} said before {@link #sql()} was sent
     * @throws SQLException if the server does not answer
     */
    default void verify(Statement statement, long nanoTimeBefore) throws SQLException {}
}
