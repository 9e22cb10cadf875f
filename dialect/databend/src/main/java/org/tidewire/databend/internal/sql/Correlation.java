package org.tidewire.databend.internal.sql;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.query.sqm.ComparisonOperator;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.tidewire.databend.internal.query.ComparedColumns;
import org.tidewire.internal.query.OuterColumns;

/**
 * What is known of the columns of an outer query while a subquery is rendered: that they are null, that they are not, or
 * that a column nearer by has the same value.
 */
public record Correlation(Set<String> nulls, Set<String> values, Map<String, ColumnReference> nearer) {
    public static final Correlation NONE = new Correlation(Set.of(), Set.of(), Map.of());

    public boolean isNull(ColumnReference column) {
        return nulls.contains(OuterColumns.key(column));
    }

    public boolean isKnown(ColumnReference column) {
        String key = OuterColumns.key(column);
        return nulls.contains(key) || values.contains(key) || nearer.containsKey(key);
    }

    public ColumnReference nearest(ColumnReference column) {
        return nearer.getOrDefault(OuterColumns.key(column), column);
    }

    Correlation withNull(ColumnReference column) {
        Set<String> more = new HashSet<>(nulls);
        more.add(OuterColumns.key(column));
        return new Correlation(more, values, nearer);
    }

    Correlation withValues(List<ColumnReference> columns) {
        Set<String> more = new HashSet<>(values);
        columns.forEach(column -> more.add(OuterColumns.key(column)));
        return new Correlation(nulls, more, nearer);
    }

    /** In a subquery of rows where both columns are equal. */
    Correlation withEqual(ColumnReference outer, ColumnReference inner) {
        if (isNull(outer)) {
            return this;
        }
        Map<String, ColumnReference> more = new HashMap<>(nearer);
        more.put(OuterColumns.key(nearest(outer)), inner);
        more.put(OuterColumns.key(outer), inner);
        return new Correlation(nulls, values, more);
    }

    /** In a subquery of this query, whose rows are those that it compares. */
    Correlation within(QuerySpec query) {
        Set<String> tables = OuterColumns.tablesOf(query.getFromClause());
        Correlation inner = this;
        for (ComparedColumns.Pair pair : ComparedColumns.in(query)) {
            inner = inner.nearer(tables, pair);
        }
        return inner;
    }

    private Correlation nearer(Set<String> tables, ComparedColumns.Pair pair) {
        ColumnReference left = pair.left().getColumnReference();
        ColumnReference right = pair.right().getColumnReference();
        if (pair.operator() != ComparisonOperator.EQUAL || left == null || right == null) {
            return this;
        }
        boolean leftIsInner = tables.contains(left.getQualifier());
        if (leftIsInner == tables.contains(right.getQualifier())) {
            return this;
        }
        return leftIsInner ? withEqual(right, left) : withEqual(left, right);
    }
}
