package org.tidewire.internal.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.query.sqm.ComparisonOperator;
import org.hibernate.query.sqm.sql.internal.SqmPathInterpretation;
import org.hibernate.sql.ast.Clause;
import org.hibernate.sql.ast.SqlAstJoinType;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.SqlTuple;
import org.hibernate.sql.ast.tree.expression.SqlTupleContainer;
import org.hibernate.sql.ast.tree.from.TableGroup;
import org.hibernate.sql.ast.tree.from.TableGroupJoin;
import org.hibernate.sql.ast.tree.from.TableReferenceJoin;
import org.hibernate.sql.ast.tree.predicate.ComparisonPredicate;
import org.hibernate.sql.ast.tree.predicate.Junction;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.sql.ast.tree.select.QueryPart;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.jspecify.annotations.Nullable;

/**
 * The key of an association in a query that groups by the joined entity: {@code select e.owner .. group by e.owner order by
 * e.owner.id} reads the id from the table of {@code e}, and that of a subclass from its own table, which are not grouped by. An inner join
 * makes them equal to the grouped one.
 */
public final class GroupedJoinKeys {
    private final ColumnReference column;
    private final Set<String> grouped;

    private GroupedJoinKeys(ColumnReference column, Set<String> grouped) {
        this.column = column;
        this.grouped = grouped;
    }

    /**
     * The grouped column that is equal to this one in the current clause, or the same column. In {@code group by} too, where an
     * expression has to remain the one that is selected.
     */
    public static ColumnReference of(ColumnReference column, @Nullable QueryPart current, @Nullable Clause clause) {
        if (!(current instanceof QuerySpec query) || !(clause == Clause.GROUP || isAfterGrouping(query, clause))) {
            return column;
        }
        Set<String> grouped = columnsOf(query);
        if (grouped.contains(column.getExpressionText())) {
            return column;
        }
        GroupedJoinKeys search = new GroupedJoinKeys(column, grouped);
        return query.getFromClause().getRoots().stream()
                .map(search::in)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(column);
    }

    /** Whether a clause reads groups. */
    public static boolean isAfterGrouping(QuerySpec query, @Nullable Clause clause) {
        return (clause == Clause.SELECT || clause == Clause.HAVING || clause == Clause.ORDER)
                && !query.getGroupByClauseExpressions().isEmpty();
    }

    /** The texts of the columns that a query groups by. */
    public static Set<String> columnsOf(QuerySpec query) {
        return query.getGroupByClauseExpressions().stream()
                .flatMap(GroupedJoinKeys::parts)
                .map(key -> key instanceof SqmPathInterpretation<?> path ? path.getSqlExpression() : key)
                .map(Expression::getColumnReference)
                .filter(Objects::nonNull)
                .map(ColumnReference::getExpressionText)
                .collect(Collectors.toSet());
    }

    private static Stream<? extends Expression> parts(Expression expression) {
        SqlTuple tuple = SqlTupleContainer.getSqlTuple(expression);
        return tuple == null ? Stream.of(expression) : tuple.getExpressions().stream();
    }

    private @Nullable ColumnReference in(TableGroup group) {
        for (TableReferenceJoin join : group.getTableReferenceJoins()) {
            ColumnReference found = join.getJoinType() == SqlAstJoinType.INNER ? equalBy(join.getPredicate()) : null;
            if (found != null) {
                return found;
            }
        }
        List<TableGroupJoin> joins = new ArrayList<>(group.getTableGroupJoins());
        joins.addAll(group.getNestedTableGroupJoins());
        for (TableGroupJoin join : joins) {
            if (join.getJoinType() == SqlAstJoinType.INNER
                    && join.getJoinedGroup().isInitialized()) {
                ColumnReference found = equalBy(join.getPredicate());
                found = found == null ? in(join.getJoinedGroup()) : found;
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private @Nullable ColumnReference equalBy(@Nullable Predicate condition) {
        if (condition instanceof Junction junction && junction.getNature() == Junction.Nature.CONJUNCTION) {
            return junction.getPredicates().stream()
                    .map(this::equalBy)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }
        if (!(condition instanceof ComparisonPredicate comparison)
                || comparison.getOperator() != ComparisonOperator.EQUAL) {
            return null;
        }
        List<? extends Expression> left =
                parts(comparison.getLeftHandExpression()).toList();
        List<? extends Expression> right =
                parts(comparison.getRightHandExpression()).toList();
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            ColumnReference one = left.get(i).getColumnReference();
            ColumnReference other = right.get(i).getColumnReference();
            if (one != null && other != null) {
                if (isColumn(one) && grouped.contains(other.getExpressionText())) {
                    return other;
                }
                if (isColumn(other) && grouped.contains(one.getExpressionText())) {
                    return one;
                }
            }
        }
        return null;
    }

    private boolean isColumn(ColumnReference other) {
        return other.getExpressionText().equals(column.getExpressionText());
    }
}
