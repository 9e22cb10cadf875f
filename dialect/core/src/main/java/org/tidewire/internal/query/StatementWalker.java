package org.tidewire.internal.query;

import org.hibernate.sql.ast.spi.AbstractSqlAstWalker;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.AggregateFunctionExpression;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.FunctionExpression;
import org.hibernate.sql.ast.tree.expression.OrderedSetAggregateFunctionExpression;
import org.hibernate.sql.ast.tree.expression.SelfRenderingExpression;
import org.hibernate.sql.ast.tree.expression.SqlSelectionExpression;
import org.hibernate.sql.ast.tree.expression.WindowFunctionExpression;
import org.hibernate.sql.ast.tree.from.CorrelatedTableGroup;
import org.hibernate.sql.ast.tree.from.FromClause;
import org.hibernate.sql.ast.tree.from.FunctionTableReference;
import org.hibernate.sql.ast.tree.from.TableGroup;
import org.hibernate.sql.ast.tree.from.TableGroupJoin;

/**
 * Visits what is rendered. Hibernate's walker would add the tables of paths that nothing uses, does not end at what a sort by
 * alias or position refers to, and throws at clauses of JSON functions ({@code null on empty}).
 */
public abstract class StatementWalker extends AbstractSqlAstWalker {
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
        if (function instanceof WindowFunctionExpression window && window.getFilter() != null) {
            window.getFilter().accept(this);
        }
        if (function instanceof OrderedSetAggregateFunctionExpression ordered) {
            ordered.getWithinGroup().forEach(sort -> sort.accept(this));
        }
    }

    @Override
    public void visitFunctionTableReference(FunctionTableReference table) {
        table.getFunctionExpression().accept(this);
    }

    /** An expression that stands for one of the select list. */
    @Override
    public void visitSqlSelectionExpression(SqlSelectionExpression expression) {
        expression.getSelection().getExpression().accept(this);
    }

    @Override
    public void visitFromClause(FromClause from) {
        from.getRoots().forEach(this::visitUsed);
    }

    @Override
    public void visitTableGroupJoin(TableGroupJoin join) {
        visitUsed(join.getJoinedGroup());
        if (join.getJoinedGroup().isInitialized() && join.getPredicate() != null) {
            join.getPredicate().accept(this);
        }
    }

    /** A virtual group has the table of another one, and a correlated one that of an outer query. */
    private void visitUsed(TableGroup group) {
        if (group.isInitialized() && !group.isVirtual() && !(group instanceof CorrelatedTableGroup)) {
            group.accept(this);
        } else {
            visitJoins(group);
        }
    }

    private void visitJoins(TableGroup group) {
        group.getNestedTableGroupJoins().forEach(join -> join.accept(this));
        group.getTableGroupJoins().forEach(join -> join.accept(this));
    }
}
