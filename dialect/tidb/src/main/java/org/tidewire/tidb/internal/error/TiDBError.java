package org.tidewire.tidb.internal.error;

import java.sql.SQLException;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.internal.util.JdbcExceptionHelper;
import org.jspecify.annotations.Nullable;

/**
 * The vendor codes that an application can react to. TiDB's own (8000 and above) all come with SQLState HY000.
 *
 * @see <a href="https://docs.pingcap.com/tidb/stable/error-codes">TiDB error codes</a>
 */
enum TiDBError {
    COLUMN_NOT_NULL(1048, Meaning.NOT_NULL),
    /** Has the SQLState of a violated constraint, 23000. */
    AMBIGUOUS_COLUMN(1052, Meaning.GRAMMAR),
    DUPLICATE_ENTRY(1062, Meaning.UNIQUE),
    LOCK_WAIT_TIMEOUT(1205, Meaning.LOCK_TIMEOUT),
    /** The whole transaction is rolled back, and what follows runs in a new one (measured). */
    DEADLOCK(1213, Meaning.DEADLOCK),
    OUT_OF_RANGE(1264, Meaning.DATA),
    /** Met where many transactions wait for many rows of one another; the transaction is still open (measured, 8.5.4). */
    LOCK_RETRIES_EXHAUSTED(1105, Meaning.LOCK_TIMEOUT, "pessimistic lock retry limit reached"),
    DATA_TRUNCATED(1265, Meaning.DATA),
    WRONG_VALUE(1292, Meaning.DATA),
    QUERY_INTERRUPTED(1317, Meaning.QUERY_TIMEOUT),
    NO_DEFAULT(1364, Meaning.NOT_NULL),
    WRONG_STRING_VALUE(1366, Meaning.DATA),
    DATA_TOO_LONG(1406, Meaning.DATA),
    ROW_IS_REFERENCED(1451, Meaning.FOREIGN_KEY),
    NO_REFERENCED_ROW(1452, Meaning.FOREIGN_KEY),
    VALUE_OUT_OF_RANGE(1690, Meaning.DATA),
    MAX_EXECUTION_TIME(3024, Meaning.QUERY_TIMEOUT),
    LOCK_NOWAIT(3572, Meaning.LOCK_TIMEOUT),
    CHECK_VIOLATED(3819, Meaning.CHECK),
    FOR_UPDATE_CANNOT_RETRY(8002, Meaning.WRITE_CONFLICT),
    WRITE_CONFLICT_IN_STORE(8005, Meaning.WRITE_CONFLICT),
    TRANSACTION_RETRYABLE(8022, Meaning.WRITE_CONFLICT),
    SCHEMA_OUT_OF_DATE(8027, Meaning.WRITE_CONFLICT),
    SCHEMA_CHANGED(8028, Meaning.WRITE_CONFLICT),
    PD_TIMEOUT(9001, Meaning.STORAGE_UNREACHABLE),
    TIKV_TIMEOUT(9002, Meaning.STORAGE_UNREACHABLE),
    TIKV_BUSY(9003, Meaning.STORAGE_UNREACHABLE),
    RESOLVE_LOCK_TIMEOUT(9004, Meaning.LOCK_TIMEOUT),
    REGION_UNAVAILABLE(9005, Meaning.STORAGE_UNREACHABLE),
    WRITE_CONFLICT(9007, Meaning.WRITE_CONFLICT);

    /** What an application can do with an error. */
    enum Meaning {
        UNIQUE,
        NOT_NULL,
        FOREIGN_KEY,
        CHECK,
        /** The statement is wrong. */
        GRAMMAR,
        /** A value that the column cannot hold. */
        DATA,
        /** The lock was not obtained in time; the transaction is still open. */
        LOCK_TIMEOUT,
        DEADLOCK,
        /** The transaction conflicted with another one and is rolled back; it may be repeated as a whole. */
        WRITE_CONFLICT,
        QUERY_TIMEOUT,
        STORAGE_UNREACHABLE
    }

    private static final Map<Integer, TiDBError> BY_CODE =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(error -> error.code, Function.identity()));

    private final int code;
    private final Meaning meaning;
    private final String text;

    TiDBError(int code, Meaning meaning) {
        this(code, meaning, "");
    }

    /** For 1105, the code of all errors that have none: the message has to contain a text. */
    TiDBError(int code, Meaning meaning, String text) {
        this.code = code;
        this.meaning = meaning;
        this.text = text;
    }

    static @Nullable TiDBError of(SQLException exception) {
        TiDBError error = BY_CODE.get(JdbcExceptionHelper.extractErrorCode(exception));
        return error == null
                        || error.text.isEmpty()
                        || String.valueOf(exception.getMessage()).contains(error.text)
                ? error
                : null;
    }

    Meaning meaning() {
        return meaning;
    }

    boolean rollsBackTransaction() {
        return meaning == Meaning.DEADLOCK || meaning == Meaning.WRITE_CONFLICT;
    }
}
