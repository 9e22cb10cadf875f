package org.tidewire.spring.boot;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows a {@link MisconfigurationException} without a stack trace. */
final class MisconfigurationAnalyzer extends AbstractFailureAnalyzer<MisconfigurationException> {
    MisconfigurationAnalyzer() {}

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MisconfigurationException cause) {
        return new FailureAnalysis(cause.description(), cause.action(), cause);
    }
}
