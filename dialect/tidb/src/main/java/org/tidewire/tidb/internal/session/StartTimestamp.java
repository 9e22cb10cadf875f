package org.tidewire.tidb.internal.session;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;

/**
 * The start timestamp of a session's transaction.
 *
 * @param value TiDB's timestamp: milliseconds since 1970 above 18 bits that count within one; 0 where no transaction has
 *     begun
 * @param serverTime the server's time, in whole seconds
 */
public record StartTimestamp(long value, Instant serverTime) {
    private static final int LOGICAL_BITS = 18;

    /**
     * Asks the server. This begins no transaction by itself (measured).
     *
     * @param statement on the connection of the session
     * @return the answer
     * @throws SQLException where the server does not answer
     */
    public static StartTimestamp of(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select @@tidb_current_ts, unix_timestamp()")) {
            row.next();
            return new StartTimestamp(row.getLong(1), Instant.ofEpochSecond(row.getLong(2)));
        }
    }

    /**
     * Whether a transaction has begun.
     *
     * @return false before its first statement
     */
    public boolean isOfATransaction() {
        return value != 0;
    }

    /**
     * As a time.
     *
     * @return in whole milliseconds
     */
    public Instant instant() {
        return Instant.ofEpochMilli(value >>> LOGICAL_BITS);
    }
}
