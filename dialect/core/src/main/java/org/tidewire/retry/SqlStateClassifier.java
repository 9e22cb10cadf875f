package org.tidewire.retry;

import java.sql.SQLException;

/** Classifies by the SQLState alone: those of the SQL standard, and the vendor states that several databases share. */
final class SqlStateClassifier implements FailureClassifier {
    static final SqlStateClassifier INSTANCE = new SqlStateClassifier();

    private SqlStateClassifier() {}

    @Override
    public FailureKind classify(SQLException exception) {
        String state = exception.getSQLState();
        if (state == null) {
            return FailureKind.OTHER;
        }
        return switch (state) {
            // 08007 is "transaction resolution unknown": Connector/J says so where COMMIT is not answered.
            case "40003", "08007" -> FailureKind.OUTCOME_UNKNOWN;
            case "40001", "40P01" -> FailureKind.CONFLICT;
            case "55P03" -> FailureKind.LOCK_TIMEOUT;
            case "57P01", "57P02", "57P03" -> FailureKind.CONNECTION_LOST;
            default -> state.startsWith("08") ? FailureKind.CONNECTION_LOST : FailureKind.OTHER;
        };
    }
}
