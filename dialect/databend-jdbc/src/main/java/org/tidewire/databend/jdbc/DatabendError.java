package org.tidewire.databend.jdbc;

import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The errors of the server that the driver tells apart. Names, numbers and meanings are those of {@code
 * src/common/exception/src/exception_code.rs} in Databend's source of 2026-08-22 (commit 43b24ec); the texts that tell apart two
 * errors of one number were measured on 1.2.895.
 *
 * <p>Over MySQL's protocol each error is 1105 with the SQLState HY000, and the number stands in the text: {@code UnknownTable.
 * Code: 1025, Text = Unknown table 'x'.} The driver gives the exception this number, an SQLState and the matching class.
 */
public enum DatabendError {
    /** Feature not implemented. */
    UNIMPLEMENTED(1002, "Unimplemented", "HYC00", SQLNonTransientException::new),
    /** Database not found; a login to a database that does not exist ends in it, too. */
    UNKNOWN_DATABASE(1003, "UnknownDatabase", "3D000", SQLSyntaxErrorException::new),
    /** Syntax error in query. */
    SYNTAX_ERROR(1005, "SyntaxException", "42601", SQLSyntaxErrorException::new),
    /** Invalid arguments: a column that is not null has no value, or a null. */
    NOT_NULL_VIOLATION(
            1006,
            "BadArguments",
            "23502",
            SQLIntegrityConstraintViolationException::new,
            "not-null constraint|unable to cast type `NULL`"),
    /** Invalid arguments: division by zero. */
    DIVISION_BY_ZERO(1006, "BadArguments", "22012", SQLDataException::new, "divided by zero"),
    /** Invalid arguments: a number is out of the range of its type. */
    NUMBER_OUT_OF_RANGE(1006, "BadArguments", "22003", SQLDataException::new, "overflow"),
    /** Invalid arguments: any other value that does not fit. */
    BAD_ARGUMENTS(1006, "BadArguments", "22000", SQLDataException::new),
    /** Unknown function. */
    UNKNOWN_FUNCTION(1008, "UnknownFunction", "42883", SQLSyntaxErrorException::new),
    /** Bad data value type. */
    BAD_VALUE_TYPE(1010, "BadDataValueType", "22018", SQLDataException::new),
    /** Table not found. */
    UNKNOWN_TABLE(1025, "UnknownTable", "42S02", SQLSyntaxErrorException::new),
    /** View not found. */
    UNKNOWN_VIEW(1026, "UnknownView", "42S02", SQLSyntaxErrorException::new),
    /** The query ran longer than {@code max_execute_time_in_seconds}, which is the JDBC query timeout. */
    QUERY_TIMEOUT(1043, "AbortedQuery", "57014", SQLTimeoutException::new, "execution time"),
    /** Query was aborted for another reason, for example a shutdown. */
    QUERY_ABORTED(1043, "AbortedQuery", "57014", SQLNonTransientException::new),
    /** Bad bytes. */
    BAD_BYTES(1046, "BadBytes", "22018", SQLDataException::new),
    /** Numeric overflow: a decimal type would be too long. */
    DECIMAL_TYPE_TOO_LONG(1049, "Overflow", "HYC00", SQLNonTransientException::new, "precision must be"),
    /** Numeric overflow: a number is too long. */
    OVERFLOW(1049, "Overflow", "22003", SQLDataException::new),
    /** Column not found. */
    UNKNOWN_COLUMN(1058, "UnknownColumn", "42S22", SQLSyntaxErrorException::new),
    /** Illegal grant. */
    ILLEGAL_GRANT(1061, "IllegalGrant", "42501", SQLSyntaxErrorException::new),
    /** Permission denied. */
    PERMISSION_DENIED(1063, "PermissionDenied", "42501", SQLSyntaxErrorException::new),
    /** Semantic error: a column does not exist. */
    MISSING_COLUMN(
            1065,
            "SemanticError",
            "42S22",
            SQLSyntaxErrorException::new,
            "(?s)column.*doesn't exist|doesn't exist.*column"),
    /** Semantic error: any other. */
    SEMANTIC_ERROR(1065, "SemanticError", "42000", SQLSyntaxErrorException::new),
    /** Add column exists error. */
    COLUMN_EXISTS(1108, "AddColumnExistError", "42S21", SQLSyntaxErrorException::new),
    /** Unknown catalog. */
    UNKNOWN_CATALOG(1119, "UnknownCatalog", "42S02", SQLSyntaxErrorException::new),
    /** Unknown sequence. */
    UNKNOWN_SEQUENCE(1126, "UnknownSequence", "42S02", SQLSyntaxErrorException::new),
    /** Constraint error: a check is not fulfilled. */
    CHECK_VIOLATION(1133, "ConstraintError", "23513", SQLIntegrityConstraintViolationException::new),
    /** Table schema mismatch, for example another number of values than of columns. */
    TABLE_SCHEMA_MISMATCH(1303, "TableSchemaMismatch", "42601", SQLSyntaxErrorException::new),
    /** License key is invalid: the feature needs a commercial licence. */
    LICENSE_INVALID(1402, "LicenseKeyInvalid", "HYC00", SQLNonTransientException::new),
    /** Table version mismatched: another transaction has changed the table. */
    TABLE_VERSION_MISMATCHED(2009, "TableVersionMismatched", "40001", SQLTransientException::new),
    /** OCC retry failure: the server has repeated a write against other transactions, and given it up. */
    OCC_RETRY_FAILURE(2011, "OCCRetryFailure", "40001", SQLTransientException::new),
    /** Table not writable. */
    TABLE_NOT_WRITABLE(2012, "TableNotWritable", "25006", SQLNonTransientException::new),
    /** Table already locked: another query has the lock. */
    TABLE_ALREADY_LOCKED(2015, "TableAlreadyLocked", "55P03", SQLTransientException::new),
    /** Table lock expired: the place in the queue for the lock has expired. */
    TABLE_LOCK_EXPIRED(2016, "TableLockExpired", "55P03", SQLTransientException::new),
    /** Unknown user. */
    UNKNOWN_USER(2201, "UnknownUser", "42704", SQLSyntaxErrorException::new),
    /** User already exists. */
    USER_EXISTS(2202, "UserAlreadyExists", "42710", SQLSyntaxErrorException::new),
    /** Database already exists. */
    DATABASE_EXISTS(2301, "DatabaseAlreadyExists", "42710", SQLSyntaxErrorException::new),
    /** Table already exists. */
    TABLE_EXISTS(2302, "TableAlreadyExists", "42S01", SQLSyntaxErrorException::new),
    /** View already exists. */
    VIEW_EXISTS(2306, "ViewAlreadyExists", "42710", SQLSyntaxErrorException::new),
    /** Catalog not supported. */
    CATALOG_NOT_SUPPORTED(2318, "CatalogNotSupported", "HYC00", SQLNonTransientException::new),
    /** Sequence error. */
    SEQUENCE_ERROR(3101, "SequenceError", "42S02", SQLSyntaxErrorException::new),
    /** Unresolvable conflict, said of a merge whose source has two rows for one row: it would fail each time. */
    MERGE_SOURCE_NOT_UNIQUE(
            4001, "UnresolvableConflict", "21000", SQLNonTransientException::new, "multi rows from source"),
    /** Unresolvable conflict: another transaction committed a change of the same rows first. It may be repeated. */
    CONFLICT(4001, "UnresolvableConflict", "40001", TransactionConflictException::new),
    /** Current transaction is aborted: a statement of it has failed before. */
    TRANSACTION_ABORTED(4002, "CurrentTransactionIsAborted", "40000", TransactionAbortedException::new),
    /** Transaction timeout. */
    TRANSACTION_TIMEOUT(4003, "TransactionTimeout", "40000", SQLTransactionRollbackException::new),
    /** Authentication failed: a refused login ends in it. */
    AUTHENTICATION_FAILED(5100, "AuthenticateFailure", "28000", SQLInvalidAuthorizationSpecException::new);

    private static final Pattern CODE = Pattern.compile("Code: (\\d{1,9}), Text = ");

    private final int code;
    private final String serverName;
    private final String sqlState;

    @SuppressWarnings("ImmutableEnumChecker") // constructors have no state
    private final Factory factory;

    private final Pattern text;

    DatabendError(int code, String serverName, String sqlState, Factory factory) {
        this(code, serverName, sqlState, factory, "");
    }

    /** Of the errors with one number the first whose text matches is meant. */
    DatabendError(int code, String serverName, String sqlState, Factory factory, String text) {
        this.code = code;
        this.serverName = serverName;
        this.sqlState = sqlState;
        this.factory = factory;
        this.text = Pattern.compile(text);
    }

    /** A constructor of an exception, with the parameters that those of {@link SQLException} have. */
    private interface Factory {
        SQLException create(String text, String sqlState, int code, @Nullable Throwable cause);
    }

    /**
     * Returns the number that is the exception's vendor code.
     *
     * @return for example 1025
     */
    public int code() {
        return code;
    }

    /**
     * Returns the server's name of the error.
     *
     * @return for example {@code UnknownTable}
     */
    public String serverName() {
        return serverName;
    }

    /**
     * Returns the SQLState that the driver gives the exception.
     *
     * @return five characters
     */
    public String sqlState() {
        return sqlState;
    }

    /**
     * Tells which of these errors an exception of the driver is.
     *
     * @param exception as the driver threw it
     * @return null if it is none of them
     */
    public static @Nullable DatabendError of(SQLException exception) {
        return Arrays.stream(values())
                .filter(error ->
                        error.code == exception.getErrorCode() && error.sqlState.equals(exception.getSQLState()))
                .findFirst()
                .orElse(null);
    }

    /**
     * Makes the exception of the driver from one of Connector/J.
     *
     * @param exception with the server's text, or one of Connector/J's own
     * @return with number, SQLState and class of the error; {@code exception} itself if it is not the server's
     */
    public static SQLException translate(SQLException exception) {
        String text = String.valueOf(exception.getMessage());
        Matcher matcher = CODE.matcher(text);
        if (!matcher.find()) {
            return exception;
        }
        int code = Integer.parseInt(matcher.group(1));
        return Arrays.stream(values())
                .filter(error -> error.code == code && error.text.matcher(text).find())
                .findFirst()
                .map(error -> error.exception(text, exception))
                .orElseGet(() -> new SQLException(text, "HY000", code, exception));
    }

    /**
     * Makes an exception of this error.
     *
     * @param text its message
     * @param cause what led to it, or null
     * @return with the number, the SQLState and the class of this error
     */
    public SQLException exception(String text, @Nullable SQLException cause) {
        return factory.create(text, sqlState, code, cause);
    }
}
