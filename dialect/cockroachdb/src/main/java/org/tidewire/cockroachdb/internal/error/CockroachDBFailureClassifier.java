package org.tidewire.cockroachdb.internal.error;

import java.sql.SQLException;
import org.tidewire.retry.FailureClassifier;
import org.tidewire.retry.FailureKind;

/**
 * Classifies by SQLState, and never by text: CockroachDB has dozens of texts for 40001, deadlocks among them, and a client need not
 * tell them apart.
 */
public final class CockroachDBFailureClassifier implements FailureClassifier {
    public static final CockroachDBFailureClassifier INSTANCE = new CockroachDBFailureClassifier();

    private CockroachDBFailureClassifier() {}

    @Override
    public FailureKind classify(SQLException exception) {
        String state = exception.getSQLState();
        return switch (state == null ? "" : state) {
            // The rows are committed, and a change of the schema in the same transaction is not.
            case CockroachDBExceptionConverter.SCHEMA_CHANGE_ABORTED -> FailureKind.OUTCOME_UNKNOWN;
            // The server has no connection left: nothing has run.
            case "53300" -> FailureKind.CONNECTION_LOST;
            default -> FailureClassifier.bySqlState().classify(exception);
        };
    }
}
