package org.tidewire.cockroachdb.internal.transaction;

import java.sql.SQLException;
import org.hibernate.JDBCException;
import org.hibernate.exception.GenericJDBCException;
import org.hibernate.exception.JDBCConnectionException;
import org.hibernate.exception.TransactionSerializationException;
import org.hibernate.exception.spi.SQLExceptionConversionDelegate;
import org.jspecify.annotations.Nullable;
import org.tidewire.retry.FailureClassifier;
import org.tidewire.retry.FailureKind;

/**
 * Errors by their SQLState, and never by their text: CockroachDB has dozens of texts for 40001, deadlocks among them, and a client
 * need not tell them apart.
 */
public final class CockroachDBErrors {
    private static final String SCHEMA_CHANGE_ABORTED = "XXA00";

    /** Nothing has run then. */
    private static final String NO_CONNECTION_LEFT = "53300";

    /** The server has ended the connection, between two transactions. */
    private static final String IDLE_SESSION = "57P05";

    /** It has ended the connection within a transaction, and another attempt would be as slow. */
    private static final String IDLE_TRANSACTION = "25P03";

    private static final String LONG_TRANSACTION = "25P04";

    private static final String DEADLINE = "RETRY_COMMIT_DEADLINE_EXCEEDED";

    private CockroachDBErrors() {}

    /**
     * Hibernate converts those that are not here.
     *
     * @param standard converts by SQLState what the dialect of Hibernate's does not
     */
    public static @Nullable JDBCException convert(
            SQLException error,
            String message,
            String sql,
            SQLExceptionConversionDelegate hibernate,
            SQLExceptionConversionDelegate standard) {
        SQLException withState = ErrorChain.of(error).withState();
        JDBCException converted = byState(withState, message, sql, hibernate);
        if (withState == error) {
            return converted;
        }
        // Hibernate's next converter would be given the error without a state.
        if (converted == null) {
            converted = standard.convert(withState, message, sql);
        }
        if (converted != null) {
            converted.addSuppressed(error);
        }
        return converted;
    }

    private static @Nullable JDBCException byState(
            SQLException error, String message, String sql, SQLExceptionConversionDelegate hibernate) {
        return switch (String.valueOf(error.getSQLState())) {
            case "40001" -> new TransactionSerializationException(advice(error) + message, error, sql);
            case "40003" ->
                new GenericJDBCException(
                        "CockroachDB does not know whether the transaction was committed (result is ambiguous). "
                                + message,
                        error,
                        sql);
            case SCHEMA_CHANGE_ABORTED ->
                new GenericJDBCException(
                        "The rows of the transaction are committed, and its change of the schema is not. " + message,
                        error,
                        sql);
            case "57P01", "57P02", "57P03", NO_CONNECTION_LEFT, IDLE_SESSION, IDLE_TRANSACTION, LONG_TRANSACTION ->
                new JDBCConnectionException(message, error, sql);
            default -> hibernate.convert(error, message, sql);
        };
    }

    /** Another attempt would take as long as this one. */
    private static String advice(SQLException error) {
        return ErrorChain.of(error).tells(DEADLINE)
                ? DEADLINE + ": the transaction ran too long to be committed; make it shorter. "
                : "";
    }

    public static FailureKind classify(SQLException error) {
        return switch (String.valueOf(error.getSQLState())) {
            case SCHEMA_CHANGE_ABORTED -> FailureKind.OUTCOME_UNKNOWN;
            case NO_CONNECTION_LEFT, IDLE_SESSION -> FailureKind.CONNECTION_LOST;
            default -> FailureClassifier.bySqlState().classify(error);
        };
    }
}
