package org.tidewire.tidb;

import org.hibernate.sql.ast.tree.expression.AggregateFunctionExpression;
import org.hibernate.sql.ast.tree.expression.SelfRenderingExpression;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.sql.ast.tree.select.SelectStatement;

/**
 * A correlated subquery in the argument or the filter of an aggregate function. TiDB joins its rows to those that are
 * aggregated, and other aggregates of the query count them too.
 */
final class AggregatedSubquery extends ExpressionWalker {
    private int aggregates;

    private AggregatedSubquery() {}

    static void refuseIn(QuerySpec querySpec) {
        AggregatedSubquery walker = new AggregatedSubquery();
        querySpec.getSelectClause().accept(walker);
        if (querySpec.getHavingClauseRestrictions() != null) {
            querySpec.getHavingClauseRestrictions().accept(walker);
        }
    }

    @Override
    public void visitSelfRenderingExpression(SelfRenderingExpression expression) {
        int change = expression instanceof AggregateFunctionExpression ? 1 : 0;
        aggregates += change;
        super.visitSelfRenderingExpression(expression);
        aggregates -= change;
    }

    @Override
    public void visitSelectStatement(SelectStatement statement) {
        if (aggregates > 0 && CorrelationFinder.isIn(statement)) {
            throw TiDBRefusal.AGGREGATED_SUBQUERY.exception();
        }
    }
}
