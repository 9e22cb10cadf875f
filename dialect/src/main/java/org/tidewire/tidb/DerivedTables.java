package org.tidewire.tidb;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hibernate.query.common.FetchClauseType;
import org.hibernate.spi.NavigablePath;
import org.hibernate.sql.ast.tree.from.NamedTableReference;
import org.hibernate.sql.ast.tree.from.TableGroup;
import org.hibernate.sql.ast.tree.from.TableGroupJoin;
import org.hibernate.sql.ast.tree.from.TableReference;
import org.hibernate.sql.ast.tree.select.QuerySpec;

/**
 * Entities that are not rows of a table in the query that reads them: those of a {@code TABLE_PER_CLASS} hierarchy, which
 * are read from a union, and those of {@code @Subselect}; and whole queries that are wrapped to number their rows.
 */
final class DerivedTables {
    private DerivedTables() {}

    /** Whether a lock at the end of the query would miss rows that it has to lock. */
    static boolean hideRowsToLock(QuerySpec querySpec) {
        FetchClauseType fetch = querySpec.getFetchClauseType();
        if (fetch != null && fetch != FetchClauseType.ROWS_ONLY) {
            return true;
        }
        Set<NavigablePath> toLock = querySpec.getRootPathsForLocking();
        return groups(querySpec).stream()
                .filter(group -> toLock == null || toLock.contains(group.getNavigablePath()))
                .anyMatch(group -> isDerived(group.getPrimaryTableReference()));
    }

    /** The leaves of a hierarchy are tables like any other. */
    static boolean isDerived(TableReference table) {
        return table instanceof NamedTableReference named
                && named.getTableExpression().startsWith("(");
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
