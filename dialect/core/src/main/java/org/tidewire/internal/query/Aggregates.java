package org.tidewire.internal.query;

import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.AggregateFunctionExpression;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.FunctionExpression;
import org.hibernate.sql.ast.tree.expression.Over;
import org.hibernate.sql.ast.tree.expression.SelfRenderingExpression;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.sql.ast.tree.select.SelectStatement;

/** Where a query aggregates. One without {@code group by} that does has one row for all that it reads. */
public final class Aggregates extends StatementWalker {
    private boolean found;
    private boolean foundWindow;

    private Aggregates() {}

    public static boolean makeOneRow(QuerySpec query) {
        return query.getGroupByClauseExpressions().isEmpty()
                && (query.getHavingClauseRestrictions() != null || search(query.getSelectClause()).found);
    }

    public static boolean areIn(SqlAstNode node) {
        return search(node).found;
    }

    /** In the select list, {@code having} or {@code order by}. */
    public static boolean areOf(QuerySpec query) {
        return query.getHavingClauseRestrictions() != null
                || search(query.getSelectClause()).found
                || (query.hasSortSpecifications()
                        && query.getSortSpecifications().stream().anyMatch(sort -> search(sort).found));
    }

    public static boolean haveWindows(SqlAstNode node) {
        return search(node).foundWindow;
    }

    /**
     * Whether an aggregate function that was just rendered counts rows. The argument of {@code size(e.children)}, the key of {@code e},
     * is not rendered.
     */
    public static boolean countRows(StringBuilder sql) {
        return sql.lastIndexOf("(*)") == sql.length() - 3;
    }

    private static Aggregates search(SqlAstNode node) {
        Aggregates search = new Aggregates();
        node.accept(search);
        return search;
    }

    @Override
    public void visitSelfRenderingExpression(SelfRenderingExpression expression) {
        found |= expression instanceof AggregateFunctionExpression;
        super.visitSelfRenderingExpression(expression);
    }

    /** The function of a window is no aggregate of the query, but perhaps its arguments are: {@code sum(count(*)) over ()}. */
    @Override
    public void visitOver(Over<?> over) {
        foundWindow = true;
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
