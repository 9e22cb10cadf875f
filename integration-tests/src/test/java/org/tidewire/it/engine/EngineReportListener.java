package org.tidewire.it.engine;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestTag;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Counts the tests by the tag of their engine. Found by {@link java.util.ServiceLoader}. */
public final class EngineReportListener implements TestExecutionListener {
    private static final Set<String> TAGS = Set.of(TiDBExtension.TAG);

    private volatile TestPlan plan;

    @Override
    public void testPlanExecutionStarted(TestPlan started) {
        plan = started;
    }

    @Override
    public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
        if (identifier.isTest()) {
            reports(identifier).forEach(EngineReport::testRan);
        }
    }

    @Override
    public void executionSkipped(TestIdentifier identifier, String reason) {
        int tests = identifier.isTest()
                ? 1
                : (int) plan.getDescendants(identifier).stream()
                        .filter(TestIdentifier::isTest)
                        .count();
        // A skipped container may have had its tests still to make: it counts as one.
        reports(identifier).forEach(report -> report.testsSkipped(Math.max(1, tests)));
    }

    @Override
    public void testPlanExecutionFinished(TestPlan finished) {
        EngineReport.finish();
    }

    private static Stream<EngineReport> reports(TestIdentifier identifier) {
        return identifier.getTags().stream()
                .map(TestTag::getName)
                .filter(TAGS::contains)
                .map(EngineReport::of);
    }
}
