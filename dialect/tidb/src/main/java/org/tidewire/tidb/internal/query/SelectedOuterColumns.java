package org.tidewire.tidb.internal.query;

import java.util.Set;
import org.hibernate.sql.ast.tree.select.QueryGroup;
import org.hibernate.sql.ast.tree.select.QueryPart;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.tidewire.internal.query.OuterColumns;

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
}
