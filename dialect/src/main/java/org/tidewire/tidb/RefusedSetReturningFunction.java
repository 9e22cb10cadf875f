package org.tidewire.tidb;

import java.util.List;
import org.hibernate.query.spi.QueryEngine;
import org.hibernate.query.sqm.function.SelfRenderingSqmSetReturningFunction;
import org.hibernate.query.sqm.function.SqmSetReturningFunctionDescriptor;
import org.hibernate.query.sqm.produce.function.ArgumentsValidator;
import org.hibernate.query.sqm.produce.function.StandardArgumentsValidators;
import org.hibernate.query.sqm.tree.SqmTypedNode;

/** A function of HQL that TiDB has no counterpart for: using it in a query is refused when the query is read. */
record RefusedSetReturningFunction(TiDBRefusal refusal) implements SqmSetReturningFunctionDescriptor {

    @Override
    public <T> SelfRenderingSqmSetReturningFunction<T> generateSqmExpression(
            List<? extends SqmTypedNode<?>> arguments, QueryEngine queryEngine) {
        throw refusal.exception();
    }

    @Override
    public ArgumentsValidator getArgumentsValidator() {
        return StandardArgumentsValidators.NONE;
    }
}
