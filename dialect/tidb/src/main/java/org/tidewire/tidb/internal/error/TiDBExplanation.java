package org.tidewire.tidb.internal.error;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewire.spi.Advice;
import org.tidewire.tidb.internal.connection.ReadOnlySessions;

/**
 * Explains errors whose own text does not say what to do: what TiDB lacks, and what to do instead. Some share a code with many others and are
 * recognized by a part of the text.
 */
public enum TiDBExplanation {
    READ_ONLY_TRANSACTION(
            1235,
            "READ ONLY",
            "TiDB does not support read-only transactions that are not stale reads",
            "set " + ReadOnlySessions.IS_SENT
                    + "=false in the JDBC URL, so that the driver keeps Connection.setReadOnly to" + " itself"),
    TABLE_IN_PLACE_OF_SEQUENCE(
            1347,
            "SEQUENCE",
            "A table is in the place of this sequence, as MySQLDialect makes it",
            "read its next_val, drop the table, and create the sequence by"
                    + " 'create sequence <name> start with <next_val> increment by <allocation size>'"),
    ISOLATION_LEVEL(
            8048,
            "",
            "TiDB does not support the isolation levels READ UNCOMMITTED and SERIALIZABLE",
            "use READ COMMITTED or REPEATABLE READ, or take the isolation out of @Transactional or the pool, and lock what must"
                    + " not change with LockModeType.PESSIMISTIC_WRITE"),
    WRITE_IN_STALE_READ(
            1105,
            "read-only staleness transaction",
            "TiDB does not support writing in a stale read",
            "write in a transaction of its own"),
    LOCK_IN_STALE_READ(
            1105,
            "select lock hasn't been supported in stale read",
            "TiDB does not support locks in a stale read",
            "lock in a transaction of its own, which reads the present"),
    STALE_READ_OF_THE_FUTURE(
            1105,
            "cannot set read timestamp to a future time",
            "TiDB does not read the future",
            "read an instant that is not after the server's own time"),
    /** What of it stands in a query is refused before; this one comes from the SQL of a mapping. */
    SUBQUERY_IN_ON(
            1105,
            "ON condition doesn't support subqueries yet",
            "TiDB does not support this subquery in the 'on' condition of an outer join",
            "it comes from @SQLRestriction, @Formula or a filter of the joined entity; join it by an inner join, or take it out"
                    + " of the mapping"),
    /** From TiDB's source; the single server that the rest was measured on collects no garbage. */
    STALE_READ_OF_WHAT_IS_GONE(
            9006,
            "",
            "TiDB does not keep versions of rows for so long",
            "read a later instant, or raise tidb_gc_life_time, which is ten minutes by default");

    private final int code;
    private final String part;
    private final String problem;
    private final String action;

    TiDBExplanation(int code, String part, String problem, String action) {
        this.code = code;
        this.part = part;
        this.problem = problem;
        this.action = action;
    }

    String sentence() {
        return problem + ": " + action;
    }

    /** For a user whose application does not start. */
    public Advice advice(SQLException error) {
        return new Advice(
                problem + ": " + error.getMessage(),
                Character.toUpperCase(action.charAt(0)) + action.substring(1) + ".");
    }

    /** Looks at the causes too: a pool wraps the driver's exception. */
    public static @Nullable TiDBExplanation of(SQLException exception) {
        for (Throwable each : exception) {
            if (each instanceof SQLException sql) {
                TiDBExplanation found = Stream.of(values())
                        .filter(value -> value.explains(sql))
                        .findFirst()
                        .orElse(null);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private boolean explains(SQLException exception) {
        return exception.getErrorCode() == code
                && String.valueOf(exception.getMessage()).contains(part);
    }
}
