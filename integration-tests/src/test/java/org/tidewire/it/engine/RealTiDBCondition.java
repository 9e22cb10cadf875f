package org.tidewire.it.engine;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.tidewire.it.engine.EngineKind.EngineStart;

/** Skips what only a real TiDB can prove. Without any engine it lets the test run, and fail. */
final class RealTiDBCondition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        // JUnit asks for the class and for each method: an annotated class is skipped as a whole.
        return context.getElement()
                .flatMap(element -> AnnotationSupport.findAnnotation(element, RealTiDB.class))
                .map(needed -> evaluate(needed, TiDBExtension.TIDB.start(context)))
                .orElseGet(() -> ConditionEvaluationResult.enabled("no @RealTiDB here"));
    }

    private static ConditionEvaluationResult evaluate(RealTiDB needed, EngineStart start) {
        return start.engine().filter(Engine::standIn).isPresent()
                ? ConditionEvaluationResult.disabled("needs a real TiDB: " + needed.value() + "; the engine is "
                        + start.engine().orElseThrow().name())
                : ConditionEvaluationResult.enabled("not on a stand-in");
    }
}
