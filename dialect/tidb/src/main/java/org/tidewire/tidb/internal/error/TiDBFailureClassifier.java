package org.tidewire.tidb.internal.error;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.tidewire.retry.FailureClassifier;
import org.tidewire.retry.FailureKind;

/**
 * Goes by TiDB's vendor code, as TiDB has one SQLState for almost everything, and Connector/J gives that of a conflict to a
 * lock wait timeout too. What is not in {@link TiDBError} is left to the SQLState: a lost connection is the driver's to
 * tell.
 */
public final class TiDBFailureClassifier implements FailureClassifier {
    public static final TiDBFailureClassifier INSTANCE = new TiDBFailureClassifier();

    /** TiDB's own mark in the text of what a client may repeat, also under codes that say nothing. */
    private static final String RETRYABLE = "[try again later]";

    private TiDBFailureClassifier() {}

    @Override
    public FailureKind classify(SQLException exception) {
        TiDBError error = TiDBError.of(exception.getErrorCode());
        if (error == null) {
            return isMarkedRetryable(exception.getMessage())
                    ? FailureKind.CONFLICT
                    : FailureClassifier.bySqlState().classify(exception);
        }
        return switch (error.meaning()) {
            case WRITE_CONFLICT, DEADLOCK -> FailureKind.CONFLICT;
            case LOCK_TIMEOUT -> FailureKind.LOCK_TIMEOUT;
            // In COMMIT, an unanswered storage leaves open what has become of the transaction, as a lost connection
            // does.
            case STORAGE_UNREACHABLE -> FailureKind.CONNECTION_LOST;
            case UNIQUE, NOT_NULL, FOREIGN_KEY, CHECK, GRAMMAR, DATA, QUERY_TIMEOUT -> FailureKind.OTHER;
        };
    }

    private static boolean isMarkedRetryable(@Nullable String message) {
        return message != null && message.contains(RETRYABLE);
    }
}
