package org.tidewire.databend;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.sql.ast.tree.expression.ColumnReference;

/**
 * What is known of the columns of an outer query while a subquery is rendered: that they are null, that they are not, or
 * that a column nearer by has the same value.
 */
record Correlation(Set<String> nulls, Set<String> values, Map<String, ColumnReference> nearer) {
    static final Correlation NONE = new Correlation(Set.of(), Set.of(), Map.of());

    boolean isNull(ColumnReference column) {
        return nulls.contains(OuterColumns.key(column));
    }

    boolean isKnown(ColumnReference column) {
        String key = OuterColumns.key(column);
        return nulls.contains(key) || values.contains(key) || nearer.containsKey(key);
    }

    ColumnReference nearest(ColumnReference column) {
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
}
