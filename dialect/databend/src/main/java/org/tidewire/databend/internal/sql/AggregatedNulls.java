package org.tidewire.databend.internal.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.query.sqm.function.SelfRenderingAggregateFunctionSqlAstExpression;
import org.hibernate.query.sqm.function.SelfRenderingOrderedSetAggregateFunctionSqlAstExpression;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.Distinct;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.SelfRenderingExpression;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.internal.query.TypedConstant;
import org.tidewire.databend.internal.query.WrappedExpression;

/** Aggregates of what may be null in each row, as {@code max(x + :p)} with a parameter that is null: see {@link TypedConstant}. */
final class AggregatedNulls {
    /** They are aggregates of a null too, or their first argument is not aggregated. */
    private static final Set<String> OF_NULLS = Set.of(
            "count", "sum", "array_agg", "json_arrayagg", "json_objectagg", "percentile_cont", "percentile_disc");

    private AggregatedNulls() {}

    static SelfRenderingExpression typed(SelfRenderingExpression expression) {
        if (!(expression instanceof SelfRenderingAggregateFunctionSqlAstExpression<?> aggregate)
                || aggregate.getArguments().isEmpty()
                || OF_NULLS.contains(aggregate.getFunctionName())) {
            return expression;
        }
        SqlAstNode typed = typed(aggregate.getArguments().get(0));
        return typed == null ? expression : of(aggregate, typed);
    }

    private static @Nullable SqlAstNode typed(SqlAstNode argument) {
        if (argument instanceof Distinct distinct) {
            return typed(distinct.getExpression()) instanceof Expression value ? new Distinct(value) : null;
        }
        String before = argument instanceof Expression value ? TypedConstant.beforeAggregated(value) : null;
        return before == null ? null : new WrappedExpression(before, (Expression) argument, ")");
    }

    private static <T> SelfRenderingExpression of(
            SelfRenderingAggregateFunctionSqlAstExpression<T> aggregate, SqlAstNode argument) {
        List<SqlAstNode> arguments = new ArrayList<>(aggregate.getArguments());
        arguments.set(0, argument);
        @SuppressWarnings("unchecked") // the type of the aggregate itself
        ReturnableType<T> type = (ReturnableType<T>) aggregate.getType();
        return aggregate instanceof SelfRenderingOrderedSetAggregateFunctionSqlAstExpression<T> ordered
                ? new SelfRenderingOrderedSetAggregateFunctionSqlAstExpression<>(
                        ordered.getFunctionName(),
                        ordered.getFunctionRenderer(),
                        arguments,
                        ordered.getFilter(),
                        ordered.getWithinGroup(),
                        type,
                        ordered.getExpressible())
                : new SelfRenderingAggregateFunctionSqlAstExpression<>(
                        aggregate.getFunctionName(),
                        aggregate.getFunctionRenderer(),
                        arguments,
                        aggregate.getFilter(),
                        type,
                        aggregate.getExpressible());
    }
}
