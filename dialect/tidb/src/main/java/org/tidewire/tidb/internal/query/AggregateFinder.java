package org.tidewire.tidb.internal.query;

import org.hibernate.sql.ast.tree.expression.AggregateFunctionExpression;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.FunctionExpression;
import org.hibernate.sql.ast.tree.expression.Over;
import org.hibernate.sql.ast.tree.expression.SelfRenderingExpression;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.tidewire.internal.query.StatementWalker;

/** Whether an expression has an aggregate function of its own query. */
public final class AggregateFinder extends StatementWalker {
    private boolean found;

    private AggregateFinder() {}

    public static boolean isIn(Expression expression) {
        AggregateFinder finder = new AggregateFinder();
        expression.accept(finder);
        return finder.found;
    }

    @Override
    public void visitSelfRenderingExpression(SelfRenderingExpression expression) {
        found |= expression instanceof AggregateFunctionExpression;
        super.visitSelfRenderingExpression(expression);
    }

    /** A window function aggregates no rows, but perhaps values of groups. */
    @Override
    public void visitOver(Over<?> over) {
        if (over.getExpression() instanceof FunctionExpression function) {
            function.getArguments().stream()
                    .filter(Expression.class::isInstance)
                    .forEach(argument -> argument.accept(this));
        }
        over.getPartitions().forEach(partition -> partition.accept(this));
        over.getOrderList().forEach(sort -> sort.accept(this));
    }

    @Override
    public void visitSelectStatement(SelectStatement statement) {}
}
