package org.tidewire.databend.internal.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hibernate.query.common.FetchClauseType;
import org.hibernate.query.sqm.ComparisonOperator;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.from.QueryPartTableReference;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.sql.ast.tree.select.QueryPart;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.tidewire.databend.internal.query.ComparedColumns;
import org.tidewire.databend.internal.query.Conjuncts;
import org.tidewire.databend.internal.query.PlanSize;
import org.tidewire.databend.internal.server.DatabendQueryRefusal;
import org.tidewire.internal.query.OuterColumns;

/**
 * A limit in a correlated subquery. Databend takes it for that of the rows for the whole outer query, or ends with "not
 * implemented". Where the subquery is correlated by {@code =} alone, the rows of each value are numbered instead.
 */
public final class CorrelatedLimit {
    private CorrelatedLimit() {}

    public static boolean isIn(QuerySpec query) {
        return query.hasOffsetOrFetchClause() && !OuterColumns.of(query).isEmpty();
    }

    /** Whether such a limit is what the query has, or the one table that it reads. */
    static boolean isRead(QueryPart part) {
        if (!(part instanceof QuerySpec query)) {
            return false;
        }
        QueryPartTableReference table = PlanSize.correlatedTableOf(query);
        return isIn(query) || (table != null && isRead(table.getQueryPart()));
    }

    /** What all rows for one row of the outer query have in common. */
    static List<Expression> groupsOf(QuerySpec query) {
        Set<String> tables = OuterColumns.tablesOf(query.getFromClause());
        List<Expression> groups = new ArrayList<>();
        List<SqlAstNode> others = new ArrayList<>();
        for (Predicate conjunct : Conjuncts.of(query)) {
            List<Expression> common = new ArrayList<>();
            List<ComparedColumns.Pair> pairs = ComparedColumns.of(conjunct);
            for (ComparedColumns.Pair pair : pairs) {
                if (pair.operator() == ComparisonOperator.EQUAL) {
                    addInnerSide(pair.left(), pair.right(), tables, common);
                    addInnerSide(pair.right(), pair.left(), tables, common);
                }
            }
            if (!pairs.isEmpty() && common.size() == pairs.size()) {
                groups.addAll(common);
            } else {
                others.add(conjunct);
            }
        }
        others.add(query.getSelectClause());
        others.add(query.getFromClause());
        if (query.hasSortSpecifications()) {
            others.addAll(query.getSortSpecifications());
        }
        boolean readsMore = others.stream().anyMatch(other -> OuterColumns.readsOutside(other, tables));
        if (groups.isEmpty() || readsMore || !isOfPlainRows(query)) {
            throw DatabendQueryRefusal.CORRELATED_LIMIT.exception();
        }
        return groups;
    }

    /** Whether what is limited are the rows that the query reads. */
    public static boolean isOfPlainRows(QuerySpec query) {
        return query.getGroupByClauseExpressions().isEmpty()
                && query.getHavingClauseRestrictions() == null
                && !query.getSelectClause().isDistinct()
                && (query.getFetchClauseType() == null || query.getFetchClauseType() == FetchClauseType.ROWS_ONLY);
    }

    private static void addInnerSide(Expression inner, Expression outer, Set<String> tables, List<Expression> groups) {
        List<ColumnReference> innerColumns = OuterColumns.of(inner);
        List<ColumnReference> outerColumns = OuterColumns.of(outer);
        if (!innerColumns.isEmpty()
                && !outerColumns.isEmpty()
                && innerColumns.stream().allMatch(column -> tables.contains(column.getQualifier()))
                && outerColumns.stream().noneMatch(column -> tables.contains(column.getQualifier()))) {
            groups.add(inner);
        }
    }
}
