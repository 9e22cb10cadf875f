package org.tidewire.databend.internal.sql;

import java.util.Set;
import org.hibernate.query.sqm.function.SelfRenderingAggregateFunctionSqlAstExpression;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.SelfRenderingExpression;
import org.tidewire.databend.internal.query.TypedConstant;
import org.tidewire.databend.internal.query.WrappedExpression;
import org.tidewire.internal.query.AggregatedArgument;

/** Aggregates of what may be null in each row, as {@code max(x + :p)} with a parameter that is null: see {@link TypedConstant}. */
final class AggregatedNulls {
    /** They are aggregates of a null too, or their first argument is not aggregated. */
    private static final Set<String> OF_NULLS = Set.of(
            "count", "sum", "array_agg", "json_arrayagg", "json_objectagg", "percentile_cont", "percentile_disc");

    private AggregatedNulls() {}

    static SelfRenderingExpression typed(SelfRenderingExpression expression) {
        return expression instanceof SelfRenderingAggregateFunctionSqlAstExpression<?> aggregate
                        && !aggregate.getArguments().isEmpty()
                        && !OF_NULLS.contains(aggregate.getFunctionName())
                ? AggregatedArgument.replaced(aggregate, AggregatedNulls::typed)
                : expression;
    }

    private static Expression typed(Expression value) {
        String before = TypedConstant.beforeAggregated(value);
        return before == null ? value : new WrappedExpression(before, value, ")");
    }
}
