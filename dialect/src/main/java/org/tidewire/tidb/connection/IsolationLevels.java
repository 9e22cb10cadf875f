package org.tidewire.tidb.connection;

import java.sql.SQLException;
import org.hibernate.HibernateException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Isolation levels that TiDB lacks. They are set by the pool before any dialect is known: Hibernate's own fails with the
 * server's words, and with another one Hibernate says that it cannot determine the dialect.
 */
final class IsolationLevels {
    private static final Logger LOG = Logger.getLogger(IsolationLevels.class);
    private static final int NOT_SUPPORTED = 8048;
    private static final String SENTENCE =
            "TiDB does not support the isolation levels READ UNCOMMITTED and SERIALIZABLE: set"
                    + " hibernate.connection.isolation, or the isolation level of the connection pool, to READ_COMMITTED or"
                    + " REPEATABLE_READ, or leave it out";

    private IsolationLevels() {}

    /** The exception itself, or one that says it in a sentence. */
    static RuntimeException explained(RuntimeException e) {
        return isAboutThem(e) ? new HibernateException(SENTENCE, e) : e;
    }

    /** For a caller that swallows what is thrown. */
    static void logIfAboutThem(SQLException e) {
        if (isAboutThem(e)) {
            LOG.error(SENTENCE);
        }
    }

    private static boolean isAboutThem(Throwable e) {
        for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sqlException && sqlException.getErrorCode() == NOT_SUPPORTED) {
                return true;
            }
        }
        return false;
    }
}
