package org.tidewire.cratedb.internal.sql;

import java.util.List;
import java.util.stream.Stream;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.SqlSelectionExpression;
import org.hibernate.sql.ast.tree.expression.SqlTuple;
import org.hibernate.sql.ast.tree.expression.SqlTupleContainer;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.sql.ast.tree.select.SortSpecification;
import org.tidewire.cratedb.internal.server.CrateDBQueryRefusal;

/**
 * What the server cannot group: values of subqueries that read the query around them, and decimals of several scales. And how it sorts
 * groups: see {@link #unselectedSortKeys}.
 */
final class GroupedQueries {
    private GroupedQueries() {}

    static void refuse(QuerySpec query) {
        boolean isRefused = query.getGroupByClauseExpressions().stream().anyMatch(Subqueries::areCorrelatedIn)
                || (query.getHavingClauseRestrictions() != null
                        && Subqueries.areCorrelatedIn(query.getHavingClauseRestrictions()))
                || ((query.getSelectClause().isDistinct()
                                || !query.getGroupByClauseExpressions().isEmpty())
                        && query.getSelectClause().getSqlSelections().stream()
                                .anyMatch(selection -> Subqueries.areCorrelatedIn(selection.getExpression())));
        if (isRefused) {
            throw CrateDBQueryRefusal.GROUPED_SUBQUERY.exception();
        }
        boolean areGrouped = query.getGroupByClauseExpressions().stream().anyMatch(Decimals::areChosenBy)
                || (query.getSelectClause().isDistinct()
                        && query.getSelectClause().getSqlSelections().stream()
                                .anyMatch(selection -> Decimals.areChosenBy(selection.getExpression())));
        if (areGrouped) {
            throw CrateDBQueryRefusal.GROUPED_DECIMALS.exception();
        }
    }

    /**
     * The server sorts groups by what is selected alone, and those of a join by no other aggregate either. A subquery has no room for
     * more columns.
     */
    static List<SortSpecification> unselectedSortKeys(QuerySpec query) {
        if (query.getGroupByClauseExpressions().isEmpty()
                || !query.hasSortSpecifications()
                || query.getSelectClause().isDistinct()) {
            return List.of();
        }
        List<SortSpecification> keys = query.getSortSpecifications().stream()
                .flatMap(GroupedQueries::parts)
                .filter(key -> !isSelected(key.getSortExpression(), query))
                .toList();
        if (!keys.isEmpty() && !query.isRoot()) {
            throw CrateDBQueryRefusal.GROUPED_SORT.exception();
        }
        return keys;
    }

    private static Stream<SortSpecification> parts(SortSpecification key) {
        SqlTuple row = SqlTupleContainer.getSqlTuple(key.getSortExpression());
        return row == null
                ? Stream.of(key)
                : row.getExpressions().stream()
                        .map(part -> new SortSpecification(
                                part, key.getSortOrder(), key.getNullPrecedence(), key.isIgnoreCase()));
    }

    private static boolean isSelected(Expression key, QuerySpec query) {
        ColumnReference column = key.getColumnReference();
        return key instanceof SqlSelectionExpression
                || query.getSelectClause().getSqlSelections().stream()
                        .anyMatch(selection -> selection.getExpression() == key
                                || (column != null
                                        && column.equals(
                                                selection.getExpression().getColumnReference())));
    }
}
