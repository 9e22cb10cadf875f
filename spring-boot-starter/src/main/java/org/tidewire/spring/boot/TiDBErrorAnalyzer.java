package org.tidewire.spring.boot;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Explains what TiDB refuses while an application starts. */
final class TiDBErrorAnalyzer extends AbstractFailureAnalyzer<SQLException> {
    private static final int ISOLATION_NOT_SUPPORTED = 8048;
    private static final int ONLY_NOOP = 1235;

    TiDBErrorAnalyzer() {}

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SQLException first) {
        for (Throwable each : first) {
            if (each instanceof SQLException error) {
                FailureAnalysis analysis = analyze(error);
                if (analysis != null) {
                    return analysis;
                }
            }
        }
        return null;
    }

    private static @Nullable FailureAnalysis analyze(SQLException error) {
        String text = String.valueOf(error.getMessage());
        if (error.getErrorCode() == ISOLATION_NOT_SUPPORTED) {
            return new FailureAnalysis(
                    "TiDB does not support the isolation levels SERIALIZABLE and READ UNCOMMITTED: " + text,
                    "Take the isolation out of @Transactional, or of the pool, and lock what must not change with LockModeType.PESSIMISTIC_WRITE.",
                    error);
        }
        if (error.getErrorCode() == ONLY_NOOP && text.contains("READ ONLY")) {
            return new FailureAnalysis(
                    "TiDB does not support read-only transactions, which Connector/J asks it for: " + text,
                    "Set readOnlyPropagatesToServer=false in spring.datasource.url, or leave it out and let"
                            + " tidewire.datasource.defaults be auto.",
                    error);
        }
        return null;
    }
}
