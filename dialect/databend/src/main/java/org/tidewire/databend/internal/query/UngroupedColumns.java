package org.tidewire.databend.internal.query;

import java.util.HashSet;
import java.util.Set;
import org.hibernate.sql.ast.Clause;
import org.hibernate.sql.ast.tree.expression.AggregateFunctionExpression;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.expression.SelfRenderingExpression;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.internal.server.DatabendQueryRefusal;
import org.tidewire.internal.query.OuterColumns;
import org.tidewire.internal.query.StatementWalker;

/**
 * A subquery that reads columns of a query that groups, but not by them. In HQL it does for {@code treat()}, whose tables Hibernate joins
 * again in the subquery, by the key. Databend ends with an error of its own (1006, Unable to get field).
 */
public final class UngroupedColumns extends StatementWalker {
    private final Set<String> tables;
    private final Set<String> grouped = new HashSet<>();
    private boolean found;

    private UngroupedColumns(QuerySpec query) {
        tables = OuterColumns.tablesOf(query.getFromClause());
        query.getGroupByClauseExpressions()
                .forEach(expression ->
                        OuterColumns.of(expression).forEach(column -> grouped.add(column.getExpressionText())));
    }

    public static void refuse(SelectStatement subquery, @Nullable QuerySpec around, Clause clause) {
        if (around == null
                || around.getGroupByClauseExpressions().isEmpty()
                || (clause != Clause.SELECT && clause != Clause.HAVING)) {
            return;
        }
        UngroupedColumns walker = new UngroupedColumns(around);
        subquery.accept(walker);
        if (walker.found) {
            throw DatabendQueryRefusal.UNGROUPED_COLUMN.exception();
        }
    }

    @Override
    public void visitColumnReference(ColumnReference column) {
        found |= tables.contains(column.getQualifier()) && !grouped.contains(column.getExpressionText());
    }

    /** One may be of the groups. */
    @Override
    public void visitSelfRenderingExpression(SelfRenderingExpression expression) {
        if (!(expression instanceof AggregateFunctionExpression)) {
            super.visitSelfRenderingExpression(expression);
        }
    }
}
