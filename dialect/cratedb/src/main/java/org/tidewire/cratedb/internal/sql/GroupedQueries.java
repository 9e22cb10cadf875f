package org.tidewire.cratedb.internal.sql;

import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.tidewire.cratedb.internal.server.CrateDBQueryRefusal;

/** What the server cannot group: values of subqueries that read the query around them, and decimals of several scales. */
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
}
