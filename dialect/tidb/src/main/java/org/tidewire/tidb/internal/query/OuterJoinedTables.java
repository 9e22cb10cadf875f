package org.tidewire.tidb.internal.query;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.sql.ast.SqlAstJoinType;
import org.hibernate.sql.ast.tree.cte.CteTableGroup;
import org.hibernate.sql.ast.tree.from.CorrelatedTableGroup;
import org.hibernate.sql.ast.tree.from.FromClause;
import org.hibernate.sql.ast.tree.from.NamedTableReference;
import org.hibernate.sql.ast.tree.from.QueryPartTableReference;
import org.hibernate.sql.ast.tree.from.TableGroup;
import org.hibernate.sql.ast.tree.from.TableGroupJoin;
import org.hibernate.sql.ast.tree.from.TableReference;
import org.hibernate.sql.ast.tree.from.VirtualTableGroup;
import org.jspecify.annotations.Nullable;

/**
 * The aliases of tables that an outer join makes null, by themselves or within a derived table, whose joins TiDB merges with those
 * around it. A group that nothing has asked for yet stays out: it would become a join.
 */
final class OuterJoinedTables {
    private final @Nullable TableGroupJoin except;
    private final Set<String> seen = new HashSet<>();
    private final Set<String> nullable = new HashSet<>();

    private OuterJoinedTables(@Nullable TableGroupJoin except) {
        this.except = except;
    }

    /** Without those that {@code except} alone makes null: its own condition is computed before. */
    static Set<String> in(FromClause from, @Nullable TableGroupJoin except) {
        OuterJoinedTables tables = new OuterJoinedTables(except);
        for (TableGroup root : from.getRoots()) {
            tables.seen.clear();
            if (root.isInitialized()) {
                tables.add(root, false);
            }
        }
        return tables.nullable;
    }

    private void add(TableGroup group, boolean isNullable) {
        // A virtual group, of an embeddable, has the table of the group that it belongs to.
        if (!(group instanceof CorrelatedTableGroup) && !(group instanceof VirtualTableGroup)) {
            add(group.getPrimaryTableReference(), isNullable || group instanceof CteTableGroup);
            group.getTableReferenceJoins()
                    .forEach(join -> add(
                            join.getJoinedTableReference(), isNullable || join.getJoinType() != SqlAstJoinType.INNER));
        }
        add(group.getNestedTableGroupJoins(), isNullable);
        add(group.getTableGroupJoins(), isNullable);
    }

    private void add(List<TableGroupJoin> joins, boolean isNullable) {
        for (TableGroupJoin join : joins) {
            if (!join.getJoinedGroup().isInitialized()) {
                continue;
            }
            SqlAstJoinType type = join.getJoinType();
            if (join != except && (type == SqlAstJoinType.RIGHT || type == SqlAstJoinType.FULL)) {
                nullable.addAll(seen);
            }
            boolean isOuter = join != except && (type == SqlAstJoinType.LEFT || type == SqlAstJoinType.FULL);
            add(join.getJoinedGroup(), isNullable || isOuter);
        }
    }

    private void add(TableReference table, boolean isNullable) {
        String alias = table.getIdentificationVariable();
        if (alias == null) {
            return;
        }
        seen.add(alias);
        if (isNullable || isDerived(table)) {
            nullable.add(alias);
        }
    }

    /** Also the query of {@code @Subselect}. */
    private static boolean isDerived(TableReference table) {
        return table instanceof QueryPartTableReference
                || (table instanceof NamedTableReference named
                        && named.getTableExpression().startsWith("("));
    }
}
