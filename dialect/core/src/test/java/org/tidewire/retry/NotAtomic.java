package org.tidewire.retry;

import java.sql.SQLException;

/** As on a database where each statement takes effect at once. */
final class NotAtomic implements FailureClassifier {
    @Override
    public FailureKind classify(SQLException exception) {
        return FailureClassifier.bySqlState().classify(exception);
    }

    @Override
    public boolean transactionsAreAtomic() {
        return false;
    }
}
