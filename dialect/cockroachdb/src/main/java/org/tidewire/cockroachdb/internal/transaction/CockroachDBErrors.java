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

    private static final String DEADLINE = "RETRY_COMMIT_DEADLINE_EXCEEDED";

    private CockroachDBErrors() {}

    /** Hibernate converts those that are not here. */
    public static @Nullable JDBCException convert(
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
            case "57P01", "57P02", "57P03", NO_CONNECTION_LEFT -> new JDBCConnectionException(message, error, sql);
            default -> hibernate.convert(error, message, sql);
        };
    }

    /** Another attempt would take as long as this one. */
    private static String advice(SQLException error) {
        return String.valueOf(error.getMessage()).contains(DEADLINE)
                ? DEADLINE + ": the transaction ran too long to be committed; make it shorter. "
                : "";
    }

    public static FailureKind classify(SQLException error) {
        return switch (String.valueOf(error.getSQLState())) {
            case SCHEMA_CHANGE_ABORTED -> FailureKind.OUTCOME_UNKNOWN;
            case NO_CONNECTION_LEFT -> FailureKind.CONNECTION_LOST;
            default -> FailureClassifier.bySqlState().classify(error);
        };
    }
}
