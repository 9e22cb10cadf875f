package org.tidewire.testkit.junit;

import static java.util.Objects.requireNonNull;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Counts the tests by the tag of their engine. Found by {@link java.util.ServiceLoader}. */
public final class EngineReportListener implements TestExecutionListener {
    private volatile @Nullable TestPlan plan;

    /** For {@link java.util.ServiceLoader}. */
    public EngineReportListener() {}

    @Override
    public void testPlanExecutionStarted(TestPlan started) {
        plan = started;
    }

    @Override
    public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
        if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
            String reason = result.getThrowable().map(Throwable::getMessage).orElse("aborted");
            executionSkipped(identifier, reason);
        } else if (identifier.isTest()) {
            reports(identifier).forEach(EngineReport::testRan);
        }
    }

    /** Surefire counts what was skipped, but its console does not say why. */
    @Override
    public void executionSkipped(TestIdentifier identifier, String reason) {
        // A skipped container may have had its tests still to make: it counts as one.
        int tests = Math.max(1, (int) requireNonNull(plan).getDescendants(identifier).stream()
                .filter(TestIdentifier::isTest)
                .count());
        reports(identifier).forEach(report -> report.testsSkipped(tests, nameOf(identifier), reason));
    }

    private static String nameOf(TestIdentifier identifier) {
        return identifier
                .getSource()
                .map(source -> source instanceof MethodSource method
                        ? simpleName(method.getClassName()) + "." + method.getMethodName()
                        : identifier.getDisplayName())
                .orElseGet(identifier::getDisplayName);
    }

    private static String simpleName(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }

    @Override
    public void testPlanExecutionFinished(TestPlan finished) {
        EngineReport.finish();
    }

    private static Stream<EngineReport> reports(TestIdentifier identifier) {
        return identifier.getTags().stream().map(TestTag::getName).flatMap(tag -> EngineReport.find(tag).stream());
    }
}
