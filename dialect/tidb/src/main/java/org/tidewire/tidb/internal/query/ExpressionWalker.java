package org.tidewire.tidb.internal.query;

import org.hibernate.sql.ast.spi.AbstractSqlAstWalker;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.AggregateFunctionExpression;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.FunctionExpression;
import org.hibernate.sql.ast.tree.expression.OrderedSetAggregateFunctionExpression;
import org.hibernate.sql.ast.tree.expression.SelfRenderingExpression;
import org.hibernate.sql.ast.tree.expression.SqlSelectionExpression;
import org.hibernate.sql.ast.tree.from.FromClause;
import org.hibernate.sql.ast.tree.from.TableGroup;
import org.hibernate.sql.ast.tree.from.TableGroupJoin;

/**
 * Visits expressions, where Hibernate's walker does not: it throws at clauses of JSON functions ({@code null on empty}), and
 * goes round in circles at what a sort by alias or position refers to. Lazy groups of tables that nothing uses stay out.
 */
public abstract class ExpressionWalker extends AbstractSqlAstWalker {
    @Override
    public void visitSelfRenderingExpression(SelfRenderingExpression expression) {
        if (!(expression instanceof FunctionExpression function)) {
            super.visitSelfRenderingExpression(expression);
            return;
        }
        for (SqlAstNode argument : function.getArguments()) {
            if (argument instanceof Expression) {
                argument.accept(this);
            }
        }
        if (function instanceof AggregateFunctionExpression aggregate && aggregate.getFilter() != null) {
            aggregate.getFilter().accept(this);
        }
        if (function instanceof OrderedSetAggregateFunctionExpression ordered) {
            ordered.getWithinGroup().forEach(sort -> sort.accept(this));
        }
    }

    @Override
    public void visitSqlSelectionExpression(SqlSelectionExpression expression) {
        expression.getSelection().getExpression().accept(this);
    }

    /** Hibernate joins some tables only where something asks for them: a visit would add them to the query. */
    @Override
    public void visitFromClause(FromClause from) {
        from.getRoots().stream().filter(TableGroup::isInitialized).forEach(root -> root.accept(this));
    }

    @Override
    public void visitTableGroupJoin(TableGroupJoin join) {
        if (join.getJoinedGroup().isInitialized()) {
            super.visitTableGroupJoin(join);
        }
    }
}
