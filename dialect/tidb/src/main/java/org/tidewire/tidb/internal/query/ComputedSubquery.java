package org.tidewire.tidb.internal.query;

import java.util.Set;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.SqlTuple;
import org.hibernate.sql.ast.tree.expression.SqlTupleContainer;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.tidewire.internal.query.Aggregates;

/**
 * A correlated subquery for one value that is computed, or is a column of an outer query. Where the subquery finds its row by a
 * key, TiDB turns it into an outer join and computes the value after the join, so that it is not null where there is no row:
 * {@code (select coalesce(b.x, 0) from B b where b.id = a.ref)} is 0 (measured on 8.5.4). A subquery with a limit stays one.
 */
public final class ComputedSubquery {
    private ComputedSubquery() {}

    public static boolean is(SelectStatement subquery) {
        return subquery.getQueryPart() instanceof QuerySpec query
                && !query.isRoot()
                && !query.hasOffsetOrFetchClause()
                && !Aggregates.makeOneRow(query)
                && !areColumns(query)
                && CorrelationFinder.isIn(subquery);
    }

    private static boolean areColumns(QuerySpec query) {
        Set<String> own = OwnAliases.of(query);
        return query.getSelectClause().getSqlSelections().stream()
                .allMatch(selection -> isColumn(selection.getExpression(), own));
    }

    private static boolean isColumn(Expression selected, Set<String> own) {
        SqlTuple row = SqlTupleContainer.getSqlTuple(selected);
        if (row != null) {
            return row.getExpressions().stream().allMatch(part -> isColumn(part, own));
        }
        ColumnReference column = selected.getColumnReference();
        return column != null && !GroupedKeys.isComputed(column) && own.contains(column.getQualifier());
    }
}
