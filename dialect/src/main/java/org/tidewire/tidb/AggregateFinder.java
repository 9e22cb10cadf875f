package org.tidewire.tidb;

import org.hibernate.sql.ast.tree.expression.AggregateFunctionExpression;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.SelfRenderingExpression;
import org.hibernate.sql.ast.tree.select.SelectStatement;

/** Whether an expression has an aggregate function of its own query. */
final class AggregateFinder extends ExpressionWalker {
    private boolean found;

    private AggregateFinder() {}

    static boolean isIn(Expression expression) {
        AggregateFinder finder = new AggregateFinder();
        expression.accept(finder);
        return finder.found;
    }

    @Override
    public void visitSelfRenderingExpression(SelfRenderingExpression expression) {
        found |= expression instanceof AggregateFunctionExpression;
        super.visitSelfRenderingExpression(expression);
    }

    @Override
    public void visitSelectStatement(SelectStatement statement) {}
}
