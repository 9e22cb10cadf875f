package org.tidewire.tidb.internal.query;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.hibernate.query.SortDirection;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.Over;
import org.hibernate.sql.ast.tree.expression.SqlSelectionExpression;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.hibernate.sql.ast.tree.select.SortSpecification;
import org.tidewire.internal.query.StatementWalker;
import org.tidewire.tidb.internal.server.TiDBRefusal;

/**
 * A subquery within an expression of {@code order by}. TiDB finds the columns of the query there only where the query selects
 * them (error 1054); a subquery that is the whole sort key finds them all, unless TiDB knows from a condition that it has no rows.
 */
public final class SortedSubquery extends StatementWalker {
    private final QuerySpec sorted;
    private final Deque<Set<String>> aliases = new ArrayDeque<>();

    private SortedSubquery(QuerySpec sorted) {
        this.sorted = sorted;
    }

    public static void refuseIn(QuerySpec querySpec) {
        if (!querySpec.hasSortSpecifications()) {
            return;
        }
        for (SortSpecification sort : querySpec.getSortSpecifications()) {
            if (isExpression(sort)) {
                sort.getSortExpression().accept(new SortedSubquery(querySpec));
            }
        }
    }

    /** A window function finds no other columns either, wherever in it the subquery stands. */
    public static void refuseIn(Over<?> window, QuerySpec query) {
        window.accept(new SortedSubquery(query));
    }

    private static boolean isExpression(SortSpecification sort) {
        Expression key = sort.getSortExpression();
        if (movesNulls(sort)) {
            return true;
        }
        return key instanceof SelectStatement
                ? ConstantCondition.isIn(key)
                : !(key instanceof SqlSelectionExpression) && !(key instanceof ColumnReference);
    }

    /** Hibernate then sorts by {@code key is null} first. */
    private static boolean movesNulls(SortSpecification sort) {
        return switch (sort.getNullPrecedence()) {
            case NONE -> false;
            case FIRST -> sort.getSortOrder() == SortDirection.DESCENDING;
            case LAST -> sort.getSortOrder() != SortDirection.DESCENDING;
        };
    }

    @Override
    public void visitQuerySpec(QuerySpec querySpec) {
        aliases.push(OwnAliases.of(querySpec));
        super.visitQuerySpec(querySpec);
        aliases.pop();
    }

    @Override
    public void visitColumnReference(ColumnReference column) {
        boolean ofQuery = !aliases.isEmpty()
                && column.getQualifier() != null
                && aliases.stream().noneMatch(own -> own.contains(column.getQualifier()));
        if (ofQuery && !isSelected(column)) {
            throw TiDBRefusal.SORTED_SUBQUERY.exception();
        }
    }

    private boolean isSelected(ColumnReference column) {
        return sorted.getSelectClause().getSqlSelections().stream()
                .map(selection -> selection.getExpression().getColumnReference())
                .anyMatch(selected ->
                        selected != null && selected.getExpressionText().equals(column.getExpressionText()));
    }
}
