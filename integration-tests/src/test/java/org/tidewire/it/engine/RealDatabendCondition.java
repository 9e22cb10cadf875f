package org.tidewire.it.engine;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.tidewire.it.engine.EngineKind.EngineStart;

/** Skips what only a server of Databend can prove. Without any engine it lets the test run, and fail. */
final class RealDatabendCondition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        // JUnit asks for the class and for each method: an annotated class is skipped as a whole.
        return context.getElement()
                .flatMap(element -> AnnotationSupport.findAnnotation(element, RealDatabend.class))
                .map(needed -> evaluate(needed, DatabendExtension.DATABEND.start(context)))
                .orElseGet(() -> ConditionEvaluationResult.enabled("no @RealDatabend here"));
    }

    private static ConditionEvaluationResult evaluate(RealDatabend needed, EngineStart start) {
        return start.engine().filter(Engine::standIn).isPresent()
                ? ConditionEvaluationResult.disabled("needs a server of Databend: " + needed.value()
                        + "; the engine is " + start.engine().orElseThrow().name())
                : ConditionEvaluationResult.enabled("on a server");
    }
}
