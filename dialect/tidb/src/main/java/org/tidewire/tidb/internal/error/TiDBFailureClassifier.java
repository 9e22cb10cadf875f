package org.tidewire.tidb.internal.error;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.tidewire.retry.FailureClassifier;
import org.tidewire.retry.FailureKind;

/**
 * Classifies by TiDB's vendor code: TiDB sends one SQLState for almost every error, and Connector/J gives a lock wait timeout the
 * SQLState of a conflict. Errors that are not in {@link TiDBError}, such as a lost connection, are classified by SQLState.
 */
public final class TiDBFailureClassifier implements FailureClassifier {
    public static final TiDBFailureClassifier INSTANCE = new TiDBFailureClassifier();

    /** TiDB marks errors that a client may retry by this text, also under unspecific codes. */
    private static final String RETRYABLE = "[try again later]";

    private TiDBFailureClassifier() {}

    @Override
    public FailureKind classify(SQLException exception) {
        TiDBError error = TiDBError.of(exception);
        if (error == null) {
            return isMarkedRetryable(exception.getMessage())
                    ? FailureKind.CONFLICT
                    : FailureClassifier.bySqlState().classify(exception);
        }
        return switch (error.meaning()) {
            case WRITE_CONFLICT, DEADLOCK -> FailureKind.CONFLICT;
            case LOCK_TIMEOUT -> FailureKind.LOCK_TIMEOUT;
            // If the storage does not answer during COMMIT, the outcome is unknown, as with a lost connection.
            case STORAGE_UNREACHABLE -> FailureKind.CONNECTION_LOST;
            case UNIQUE, NOT_NULL, FOREIGN_KEY, CHECK, GRAMMAR, DATA, QUERY_TIMEOUT -> FailureKind.OTHER;
        };
    }

    private static boolean isMarkedRetryable(@Nullable String message) {
        return message != null && message.contains(RETRYABLE);
    }
}
