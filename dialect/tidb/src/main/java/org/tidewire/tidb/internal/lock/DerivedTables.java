package org.tidewire.tidb.internal.lock;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.query.common.FetchClauseType;
import org.hibernate.spi.NavigablePath;
import org.hibernate.sql.ast.tree.cte.CteTableGroup;
import org.hibernate.sql.ast.tree.from.NamedTableReference;
import org.hibernate.sql.ast.tree.from.QueryPartTableGroup;
import org.hibernate.sql.ast.tree.from.TableGroup;
import org.hibernate.sql.ast.tree.from.TableGroupJoin;
import org.hibernate.sql.ast.tree.from.TableReference;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.hibernate.sql.results.graph.entity.EntityResult;
import org.jspecify.annotations.Nullable;

/**
 * Entities that a query does not read from their own table: those of a {@code TABLE_PER_CLASS} hierarchy, which are read
 * from a union, those of {@code @Subselect}, of a subquery in {@code from} and of a common table expression; and whole
 * queries that are wrapped to number their rows. A {@code for update} at the end of the query does not lock their rows.
 */
public final class DerivedTables {
    private DerivedTables() {}

    /** Whether a lock at the end of the query would miss rows that it has to lock. */
    public static boolean hideRowsToLock(QuerySpec querySpec) {
        FetchClauseType fetch = querySpec.getFetchClauseType();
        if (fetch != null && fetch != FetchClauseType.ROWS_ONLY) {
            return true;
        }
        List<TableGroup> groups = groups(querySpec);
        Set<NavigablePath> toLock = querySpec.getRootPathsForLocking();
        return toLock == null
                ? groups.stream().anyMatch(DerivedTables::isDerived)
                : toLock.stream().anyMatch(path -> isDerived(path, groups));
    }

    /**
     * The query whose rows are to be locked. Where Hibernate pages a query that fetches a collection, it moves the root and
     * the limit into a derived table, and forgets which entities are to be locked.
     *
     * @param innerQuery whether the lock may be in the inner query: it does not reach the rows of the fetched collections
     */
    public static QuerySpec queryToLock(SelectStatement select, boolean innerQuery) {
        QuerySpec outer = select.getQuerySpec();
        QuerySpec inner = pagedQuery(outer);
        if (inner == null || outer.getRootPathsForLocking() != null) {
            return outer;
        }
        Set<NavigablePath> entities = select.getDomainResultDescriptors().stream()
                .filter(EntityResult.class::isInstance)
                .map(result -> ((EntityResult) result).getNavigablePath())
                .collect(Collectors.toSet());
        if (entities.isEmpty() && groups(outer).size() > 1) {
            return outer;
        }
        entities.forEach(outer::applyRootPathForLocking);
        entities.forEach(inner::applyRootPathForLocking);
        Set<NavigablePath> innerPaths =
                groups(inner).stream().map(TableGroup::getNavigablePath).collect(Collectors.toSet());
        return innerQuery && innerPaths.containsAll(entities) && !hideRowsToLock(inner) ? inner : outer;
    }

    private static @Nullable QuerySpec pagedQuery(QuerySpec outer) {
        List<TableGroup> roots = outer.getFromClause().getRoots();
        return roots.size() == 1
                        && roots.get(0) instanceof QueryPartTableGroup derived
                        && derived.getPrimaryTableReference().getQueryPart() instanceof QuerySpec inner
                ? inner
                : null;
    }

    /** The leaves of a hierarchy are tables like any other. */
    static boolean isDerived(TableReference table) {
        return !(table instanceof NamedTableReference named)
                || named.getTableExpression().startsWith("(");
    }

    private static boolean isDerived(TableGroup group) {
        return group instanceof CteTableGroup || isDerived(group.getPrimaryTableReference());
    }

    /** An entity in a subquery's select list has no table group in the query; it belongs to the group that it is read from. */
    private static boolean isDerived(NavigablePath path, List<TableGroup> groups) {
        for (NavigablePath parent = path; parent != null; parent = parent.getParent()) {
            for (TableGroup group : groups) {
                if (parent.equals(group.getNavigablePath())) {
                    return isDerived(group);
                }
            }
        }
        return false;
    }

    private static List<TableGroup> groups(QuerySpec querySpec) {
        List<TableGroup> groups = new ArrayList<>();
        querySpec.getFromClause().getRoots().forEach(root -> add(root, groups));
        return groups;
    }

    private static void add(TableGroup group, List<TableGroup> groups) {
        if (group.isInitialized() && !group.isVirtual()) {
            groups.add(group);
        }
        for (TableGroupJoin join : group.getTableGroupJoins()) {
            add(join.getJoinedGroup(), groups);
        }
        for (TableGroupJoin join : group.getNestedTableGroupJoins()) {
            add(join.getJoinedGroup(), groups);
        }
    }
}
