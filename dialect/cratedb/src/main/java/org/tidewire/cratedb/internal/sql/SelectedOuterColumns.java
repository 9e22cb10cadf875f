package org.tidewire.cratedb.internal.sql;

import java.util.Set;
import org.hibernate.sql.ast.tree.expression.AggregateFunctionExpression;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.expression.Over;
import org.hibernate.sql.ast.tree.expression.SelfRenderingExpression;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.tidewire.internal.query.Aggregates;
import org.tidewire.internal.query.OuterColumns;
import org.tidewire.internal.query.StatementWalker;

/**
 * Looks for columns of the outer query in the select list of a subquery that aggregates or has no
 * duplicates of a join, and in a window. The server has no place for their values there, but as arguments of an aggregate.
 */
final class SelectedOuterColumns extends StatementWalker {
    private final Set<String> own;
    private final boolean aggregates;
    private boolean found;

    private SelectedOuterColumns(QuerySpec query) {
        own = OuterColumns.tablesOf(query.getFromClause());
        aggregates = !query.getGroupByClauseExpressions().isEmpty()
                || Aggregates.makeOneRow(query)
                || (query.getSelectClause().isDistinct() && own.size() > 1);
    }

    static boolean areIn(QuerySpec query) {
        SelectedOuterColumns finder = new SelectedOuterColumns(query);
        query.getSelectClause().accept(finder);
        return finder.found;
    }

    @Override
    public void visitColumnReference(ColumnReference column) {
        found |= aggregates && column.getQualifier() != null && !own.contains(column.getQualifier());
    }

    @Override
    public void visitSelfRenderingExpression(SelfRenderingExpression expression) {
        if (!(expression instanceof AggregateFunctionExpression)) {
            super.visitSelfRenderingExpression(expression);
        }
    }

    @Override
    public void visitOver(Over<?> over) {
        found |= OuterColumns.readsOutside(over, own);
    }

    @Override
    public void visitSelectStatement(SelectStatement statement) {}
}
