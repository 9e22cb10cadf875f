package org.tidewire.databend;

import java.sql.SQLException;
import org.tidewire.retry.FailureClassifier;
import org.tidewire.retry.FailureKind;

/**
 * Goes by the SQLState that the driver has given an error, which tells a lost race (40001) from a merge that is wrong
 * whenever it is run (21000), though both are Databend's 4001. Where a statement lost the race and the application went on,
 * {@code commit} fails with "transaction aborted"; that says nothing by itself, and the conflict stands among its causes.
 *
 * @see <a href="https://github.com/databendlabs/databend/blob/main/src/common/exception/src/exception_code.rs">Databend's
 *     codes</a>
 */
final class DatabendFailureClassifier implements FailureClassifier {
    static final DatabendFailureClassifier INSTANCE = new DatabendFailureClassifier();

    private static final int TABLE_ALREADY_LOCKED = 2015;
    private static final int TABLE_LOCK_EXPIRED = 2016;
    private static final int TRANSACTION_ABORTED = 4002;
    private static final int TRANSACTION_TIMEOUT = 4003;

    private DatabendFailureClassifier() {}

    @Override
    public FailureKind classify(SQLException exception) {
        return switch (exception.getErrorCode()) {
            case TABLE_ALREADY_LOCKED, TABLE_LOCK_EXPIRED -> FailureKind.LOCK_TIMEOUT;
            // The one is judged by its cause, and the other would take as long again.
            case TRANSACTION_ABORTED, TRANSACTION_TIMEOUT -> FailureKind.OTHER;
            default -> FailureClassifier.bySqlState().classify(exception);
        };
    }
}
