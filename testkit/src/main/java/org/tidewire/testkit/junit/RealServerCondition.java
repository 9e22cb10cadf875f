package org.tidewire.testkit.junit;

import java.lang.annotation.Annotation;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.tidewire.testkit.engine.DatabendEngines;
import org.tidewire.testkit.engine.EngineSource;
import org.tidewire.testkit.engine.TiDBEngines;

/** Skips what only a real server can prove. Without any engine it lets the test run, and fail. */
abstract class RealServerCondition<A extends Annotation> implements ExecutionCondition {
    private final Class<A> annotation;
    private final Function<A, String> reason;
    private final EngineSource source;

    RealServerCondition(Class<A> annotation, Function<A, String> reason, EngineSource source) {
        this.annotation = annotation;
        this.reason = reason;
        this.source = source;
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        // JUnit asks for the class and for each method: an annotated class is skipped as a whole.
        return context.getElement()
                .flatMap(element -> AnnotationSupport.findAnnotation(element, annotation))
                .flatMap(needed -> EngineStart.of(source, context)
                        .standIn()
                        .map(engine -> ConditionEvaluationResult.disabled("needs a real " + source.database() + ": "
                                + reason.apply(needed) + "; the engine is " + engine.name())))
                .orElseGet(() -> ConditionEvaluationResult.enabled("nothing here needs a real " + source.database()));
    }

    /** For {@link RealTiDB}. */
    static final class OfTiDB extends RealServerCondition<RealTiDB> {
        OfTiDB() {
            super(RealTiDB.class, RealTiDB::value, EngineSource.of(TiDBEngines.TAG));
        }
    }

    /** For {@link RealDatabend}. */
    static final class OfDatabend extends RealServerCondition<RealDatabend> {
        OfDatabend() {
            super(RealDatabend.class, RealDatabend::value, EngineSource.of(DatabendEngines.TAG));
        }
    }
}
