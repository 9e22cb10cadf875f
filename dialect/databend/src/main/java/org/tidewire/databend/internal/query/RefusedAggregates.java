package org.tidewire.databend.internal.query;

import java.util.Collections;
import java.util.Set;
import org.hibernate.sql.ast.tree.expression.AggregateFunctionExpression;
import org.hibernate.sql.ast.tree.expression.Distinct;
import org.hibernate.sql.ast.tree.expression.OrderedSetAggregateFunctionExpression;
import org.hibernate.sql.ast.tree.expression.SelfRenderingExpression;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.internal.server.DatabendQueryRefusal;
import org.tidewire.internal.query.Aggregates;
import org.tidewire.internal.query.OuterColumns;

/** Aggregate functions that Databend does not compute, or not as they are meant. */
public final class RefusedAggregates {
    private RefusedAggregates() {}

    /** {@code sql} ends with the function. */
    public static void refuse(SelfRenderingExpression function, @Nullable QuerySpec query, StringBuilder sql) {
        if (function instanceof OrderedSetAggregateFunctionExpression aggregate
                && !aggregate.getWithinGroup().isEmpty()
                && aggregate.getArguments().stream().anyMatch(Distinct.class::isInstance)) {
            throw DatabendQueryRefusal.SORTED_DISTINCT_VALUES.exception();
        }
        // A sorted one stands for a limit.
        if (function instanceof AggregateFunctionExpression
                && !(function instanceof OrderedSetAggregateFunctionExpression)
                && query != null
                && !query.isRoot()
                && !Aggregates.countRows(sql)
                && isOfOuterQuery(function, query)) {
            throw DatabendQueryRefusal.OUTER_AGGREGATE.exception();
        }
    }

    private static boolean isOfOuterQuery(SelfRenderingExpression function, QuerySpec query) {
        Set<String> tables = OuterColumns.tablesReadBy(function);
        return !tables.isEmpty() && Collections.disjoint(tables, OuterColumns.tablesOf(query.getFromClause()));
    }
}
