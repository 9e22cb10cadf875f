package org.tidewire.cockroachdb.internal.sql;

import java.util.Collection;
import org.hibernate.query.common.FetchClauseType;
import org.hibernate.spi.NavigablePath;
import org.hibernate.sql.ast.SqlAstJoinType;
import org.hibernate.sql.ast.tree.cte.CteTableGroup;
import org.hibernate.sql.ast.tree.from.NamedTableReference;
import org.hibernate.sql.ast.tree.from.QueryPartTableReference;
import org.hibernate.sql.ast.tree.from.TableGroup;
import org.hibernate.sql.ast.tree.from.TableGroupJoin;
import org.hibernate.sql.ast.tree.select.QueryPart;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.jspecify.annotations.Nullable;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.internal.query.Aggregates;

/**
 * Queries whose rows the server refuses to lock by {@code for update}, and of which Hibernate does not know it: window functions,
 * those that stand for {@code fetch first .. with ties} too, the union of a {@code TABLE_PER_CLASS} hierarchy, common table
 * expressions, and subqueries in {@code from} that are not plain.
 */
final class LockableRows {
    private static final String WHERE =
            " in a query with outer joins, groups, aggregates, 'distinct', window functions,"
                    + " a union, a page with a fetched collection or a subquery with one of them";

    private LockableRows() {}

    /** What no second query locks either. */
    static UnsupportedFeatureException refusal() {
        return new UnsupportedFeatureException(
                "CockroachDB",
                "a row lock on anything but a list of whole entities" + WHERE,
                "select and lock the entities alone, by getResultList or by their ids, and read the rest by a second query");
    }

    /** A second query would skip rows that the first has returned, and Hibernate would return them all. */
    static UnsupportedFeatureException refusalToSkip() {
        return new UnsupportedFeatureException(
                "CockroachDB",
                "'skip locked'" + WHERE + ", or with the scope EXTENDED",
                "select and lock the entity alone, and fetch what it refers to by a second query");
    }

    /**
     * Whether the server would refuse.
     *
     * @param query the root query
     * @param locked the paths of the tables after {@code for update of}; null or none where it has no names
     */
    static boolean areRefused(QuerySpec query, @Nullable Collection<NavigablePath> locked) {
        FetchClauseType fetch = query.getFetchClauseType();
        return (fetch != null && fetch != FetchClauseType.ROWS_ONLY)
                || haveWindows(query)
                || query.getFromClause().getRoots().stream().anyMatch(root -> isRefused(root, locked));
    }

    private static boolean haveWindows(QuerySpec query) {
        return Aggregates.haveWindows(query.getSelectClause())
                || (query.hasSortSpecifications()
                        && query.getSortSpecifications().stream().anyMatch(Aggregates::haveWindows));
    }

    private static boolean isRefused(TableGroup group, @Nullable Collection<NavigablePath> locked) {
        boolean isLocked = locked == null || locked.isEmpty() || locked.contains(group.getNavigablePath());
        return (isLocked && group.isInitialized() && !group.isVirtual() && isRefused(group))
                || group.getTableGroupJoins().stream().anyMatch(join -> isRefused(join.getJoinedGroup(), locked))
                || group.getNestedTableGroupJoins().stream().anyMatch(join -> isRefused(join.getJoinedGroup(), locked));
    }

    private static boolean isRefused(TableGroup group) {
        if (group instanceof CteTableGroup) {
            return true;
        }
        if (group.getPrimaryTableReference() instanceof QueryPartTableReference subquery) {
            return !isPlain(subquery.getQueryPart());
        }
        return group.getPrimaryTableReference() instanceof NamedTableReference table
                && table.getTableExpression().startsWith("(")
                && table.getTableExpression().contains(" union ");
    }

    private static boolean isPlain(QueryPart part) {
        return part instanceof QuerySpec query
                && query.getGroupByClauseExpressions().isEmpty()
                && !query.getSelectClause().isDistinct()
                && !Aggregates.areOf(query)
                && !areRefused(query, null)
                && query.getFromClause().getRoots().stream().noneMatch(LockableRows::hasOuterJoin);
    }

    private static boolean hasOuterJoin(TableGroup group) {
        return !group.getTableReferenceJoins().isEmpty()
                || group.getTableGroupJoins().stream().anyMatch(LockableRows::isOuterJoin)
                || group.getNestedTableGroupJoins().stream().anyMatch(LockableRows::isOuterJoin);
    }

    private static boolean isOuterJoin(TableGroupJoin join) {
        TableGroup joined = join.getJoinedGroup();
        SqlAstJoinType type = join.getJoinType();
        boolean outer = type != SqlAstJoinType.INNER && type != SqlAstJoinType.CROSS;
        return (outer && joined.isInitialized() && !joined.isVirtual()) || hasOuterJoin(joined);
    }
}
