package org.tidewire.tidb.internal.query;

import java.util.Collections;
import java.util.Set;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.select.QueryGroup;
import org.hibernate.sql.ast.tree.select.QueryPart;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.tidewire.internal.query.OuterColumns;
import org.tidewire.tidb.internal.server.TiDBRefusal;

/**
 * Whether a correlated subquery selects a value that does not depend on its own tables alone. After {@code in}, {@code any} and
 * {@code all} TiDB then takes nulls for values, sees no difference between no rows and some, or loses the comparison.
 */
public final class SelectedOuterColumns {
    private SelectedOuterColumns() {}

    public static boolean areIn(SelectStatement subquery) {
        return !OuterColumns.of(subquery).isEmpty() && areIn(subquery.getQueryPart());
    }

    private static boolean areIn(QueryPart part) {
        if (part instanceof QueryGroup group) {
            return group.getQueryParts().stream().anyMatch(SelectedOuterColumns::areIn);
        }
        QuerySpec spec = (QuerySpec) part;
        Set<String> own = OwnAliases.of(spec);
        return spec.getSelectClause().getSqlSelections().stream()
                .map(selection -> OuterColumns.tablesReadBy(selection.getExpression()))
                .anyMatch(tables -> tables.isEmpty() || !own.containsAll(tables));
    }

    /** An aggregate function of a subquery that has nothing but columns of an outer query. */
    public static void refuseAlone(SqlAstNode aggregate, QuerySpec query) {
        if (query.isRoot()) {
            return;
        }
        Set<String> tables = OuterColumns.tablesReadBy(aggregate);
        if (!tables.isEmpty() && Collections.disjoint(tables, OwnAliases.of(query))) {
            throw TiDBRefusal.OUTER_AGGREGATE.exception();
        }
    }
}
