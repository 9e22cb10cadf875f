package org.tidewire.internal.query;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.query.sqm.function.SelfRenderingAggregateFunctionSqlAstExpression;
import org.hibernate.query.sqm.function.SelfRenderingOrderedSetAggregateFunctionSqlAstExpression;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.Distinct;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.SelfRenderingExpression;

/** What an aggregate function aggregates: its first argument, distinct or not. */
public final class AggregatedArgument {
    private AggregatedArgument() {}

    /** The aggregate of another value; itself where the value stays the same. */
    public static <T> SelfRenderingExpression replaced(
            SelfRenderingAggregateFunctionSqlAstExpression<T> aggregate, UnaryOperator<Expression> change) {
        SqlAstNode argument = aggregate.getArguments().get(0);
        SqlAstNode changed = changed(argument, change);
        return changed == argument ? aggregate : of(aggregate, changed);
    }

    private static SqlAstNode changed(SqlAstNode argument, UnaryOperator<Expression> change) {
        if (argument instanceof Distinct distinct) {
            Expression value = change.apply(distinct.getExpression());
            return value == distinct.getExpression() ? distinct : new Distinct(value);
        }
        return argument instanceof Expression value ? change.apply(value) : argument;
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
