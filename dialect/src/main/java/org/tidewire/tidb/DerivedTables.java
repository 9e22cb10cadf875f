package org.tidewire.tidb;

import java.util.List;
import org.hibernate.query.common.FetchClauseType;
import org.hibernate.sql.ast.tree.from.NamedTableReference;
import org.hibernate.sql.ast.tree.from.TableGroup;
import org.hibernate.sql.ast.tree.from.TableGroupJoin;
import org.hibernate.sql.ast.tree.from.TableReference;
import org.hibernate.sql.ast.tree.from.UnionTableReference;
import org.hibernate.sql.ast.tree.select.QuerySpec;

/**
 * Entities that are not rows of tables in the query that reads them: those of a {@code TABLE_PER_CLASS} hierarchy, which
 * are read from a union, and those of {@code @Subselect}; and whole queries that are wrapped to number their rows.
 */
final class DerivedTables {
    private DerivedTables() {}

    static boolean areIn(QuerySpec querySpec) {
        FetchClauseType fetch = querySpec.getFetchClauseType();
        return (fetch != null && fetch != FetchClauseType.ROWS_ONLY)
                || querySpec.getFromClause().getRoots().stream().anyMatch(DerivedTables::isIn);
    }

    static boolean isDerived(TableReference table) {
        return table instanceof UnionTableReference
                || (table instanceof NamedTableReference named
                        && named.getTableExpression().startsWith("("));
    }

    private static boolean isIn(TableGroup group) {
        return (!group.isVirtual() && group.isInitialized() && isDerived(group.getPrimaryTableReference()))
                || areIn(group.getTableGroupJoins())
                || areIn(group.getNestedTableGroupJoins());
    }

    private static boolean areIn(List<TableGroupJoin> joins) {
        return joins.stream().anyMatch(join -> isIn(join.getJoinedGroup()));
    }
}
