package org.tidewire.cockroachdb.internal.error;

import java.sql.SQLException;
import org.hibernate.JDBCException;
import org.hibernate.QueryTimeoutException;
import org.hibernate.exception.GenericJDBCException;
import org.hibernate.exception.JDBCConnectionException;
import org.hibernate.exception.LockAcquisitionException;
import org.hibernate.exception.LockTimeoutException;
import org.hibernate.exception.TransactionSerializationException;
import org.hibernate.exception.spi.SQLExceptionConversionDelegate;
import org.jspecify.annotations.Nullable;

/** Converts errors by their SQLState, whatever their text; Hibernate converts those that are not here. */
public final class CockroachDBExceptionConverter implements SQLExceptionConversionDelegate {
    public static final CockroachDBExceptionConverter INSTANCE = new CockroachDBExceptionConverter();

    static final String SCHEMA_CHANGE_ABORTED = "XXA00";

    private static final String DEADLINE = "RETRY_COMMIT_DEADLINE_EXCEEDED";

    private CockroachDBExceptionConverter() {}

    @Override
    public @Nullable JDBCException convert(SQLException sqlException, String message, String sql) {
        String state = sqlException.getSQLState();
        return switch (state == null ? "" : state) {
            case "40001" -> new TransactionSerializationException(advice(sqlException) + message, sqlException, sql);
            case "40003" ->
                new GenericJDBCException(
                        "CockroachDB does not know whether the transaction was committed (result is ambiguous). "
                                + message,
                        sqlException,
                        sql);
            case SCHEMA_CHANGE_ABORTED ->
                new GenericJDBCException(
                        "The rows of the transaction are committed, and its change of the schema is not. " + message,
                        sqlException,
                        sql);
            case "40P01" -> new LockAcquisitionException(message, sqlException, sql);
            case "55P03" -> new LockTimeoutException(message, sqlException, sql);
            case "57014" -> new QueryTimeoutException(message, sqlException, sql);
            case "57P01", "57P02", "57P03" -> new JDBCConnectionException(message, sqlException, sql);
            default -> null;
        };
    }

    /** Another attempt would take as long as this one. */
    private static String advice(SQLException exception) {
        String text = exception.getMessage();
        return text != null && text.contains(DEADLINE)
                ? DEADLINE + ": the transaction ran too long to be committed; make it shorter. "
                : "";
    }
}
