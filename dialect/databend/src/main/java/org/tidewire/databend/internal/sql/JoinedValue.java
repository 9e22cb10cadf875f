package org.tidewire.databend.internal.sql;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.sql.ast.Clause;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.from.QueryPartTableReference;
import org.hibernate.sql.ast.tree.from.TableGroup;
import org.hibernate.sql.ast.tree.from.TableGroupJoin;
import org.hibernate.sql.ast.tree.select.QueryPart;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.internal.server.DatabendQueryRefusal;
import org.tidewire.internal.query.Aggregates;
import org.tidewire.internal.query.OuterColumns;

/**
 * The value of {@code max(elements(e.marks))} and the like, which Hibernate reads from a lateral join of one row. In a query that groups
 * it is one value for each group, if all that the join reads is grouped by; Databend wants it grouped by too (error 1065).
 */
final class JoinedValue {
    private JoinedValue() {}

    static boolean isOfGroup(ColumnReference column, @Nullable QuerySpec query, @Nullable Clause clause) {
        if (query == null
                || query.getGroupByClauseExpressions().isEmpty()
                || (clause != Clause.SELECT && clause != Clause.HAVING && clause != Clause.ORDER)) {
            return false;
        }
        QueryPartTableReference table = query.getFromClause().getRoots().stream()
                .flatMap(JoinedValue::joinedTo)
                .filter(joined -> joined.getIdentificationVariable().equals(column.getQualifier()))
                .findFirst()
                .orElse(null);
        if (table == null || !makesOneRow(table.getQueryPart())) {
            return false;
        }
        Set<String> grouped = query.getGroupByClauseExpressions().stream()
                .flatMap(key -> OuterColumns.of(key).stream())
                .map(ColumnReference::getExpressionText)
                .collect(Collectors.toSet());
        if (grouped.contains(column.getExpressionText())) {
            return false;
        }
        List<ColumnReference> read = OuterColumns.of(table.getStatement());
        if (!read.stream().allMatch(outer -> grouped.contains(outer.getExpressionText()))) {
            throw DatabendQueryRefusal.UNGROUPED_COLUMN.exception();
        }
        return true;
    }

    /** One that is not initialized yet would be joined for having been asked. */
    private static Stream<QueryPartTableReference> joinedTo(TableGroup group) {
        return Stream.concat(group.getTableGroupJoins().stream(), group.getNestedTableGroupJoins().stream())
                .map(TableGroupJoin::getJoinedGroup)
                .filter(TableGroup::isInitialized)
                .flatMap(joined -> Stream.concat(
                        joined.getPrimaryTableReference() instanceof QueryPartTableReference table && table.isLateral()
                                ? Stream.of(table)
                                : Stream.empty(),
                        joinedTo(joined)));
    }

    private static boolean makesOneRow(QueryPart part) {
        return part instanceof QuerySpec query
                && (Aggregates.makeOneRow(query)
                        || (query.getFetchClauseExpression() != null && ScalarSubquery.limitsToRows(query)));
    }
}
