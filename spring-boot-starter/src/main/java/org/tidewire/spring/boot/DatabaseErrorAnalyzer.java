package org.tidewire.spring.boot;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.tidewire.spi.Advice;
import org.tidewire.spi.DatabaseSupport;

/** Explains what a database refuses while an application starts. */
final class DatabaseErrorAnalyzer extends AbstractFailureAnalyzer<SQLException> {
    DatabaseErrorAnalyzer() {}

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SQLException first) {
        List<DatabaseSupport> databases = DatabaseSupport.all();
        for (Throwable each : first) {
            if (each instanceof SQLException error) {
                for (DatabaseSupport database : databases) {
                    Advice advice = database.explanation(error);
                    if (advice != null) {
                        return new FailureAnalysis(advice.problem(), advice.action(), error);
                    }
                }
            }
        }
        return null;
    }
}
