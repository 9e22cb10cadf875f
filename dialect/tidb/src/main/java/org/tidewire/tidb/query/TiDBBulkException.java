package org.tidewire.tidb.query;

import java.sql.SQLException;
import org.hibernate.JDBCException;

/** Thrown where a {@link TiDBBulkStatement} stopped at a job that failed, while what came before it stays done. */
public final class TiDBBulkException extends JDBCException {
    private static final long serialVersionUID = 1L;

    /** What was done; lost where the exception is serialized. */
    private final transient TiDBBulkResult result;

    TiDBBulkException(TiDBBulkResult result, SQLException cause, String sql) {
        super(
                "TiDB finished " + result.succeededJobs() + " of " + result.jobs()
                        + " jobs of a non-transactional statement, which stay done, and stopped at one that failed: "
                        + result.status(),
                cause,
                sql);
        this.result = result;
    }

    /**
     * How far it came.
     *
     * @return the jobs that succeeded, failed, and were not begun
     */
    public TiDBBulkResult getResult() {
        return result;
    }
}
