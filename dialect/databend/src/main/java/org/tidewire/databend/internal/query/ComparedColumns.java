package org.tidewire.databend.internal.query;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hibernate.query.sqm.ComparisonOperator;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.SqlTuple;
import org.hibernate.sql.ast.tree.expression.SqlTupleContainer;
import org.hibernate.sql.ast.tree.predicate.ComparisonPredicate;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.sql.ast.tree.update.Assignable;
import org.tidewire.internal.query.OuterColumns;

/** The comparisons that every row of a query passes, each with both its sides. */
public final class ComparedColumns {
    /** These are not true where a side is null. */
    private static final Set<ComparisonOperator> STRICT = EnumSet.of(
            ComparisonOperator.EQUAL,
            ComparisonOperator.NOT_EQUAL,
            ComparisonOperator.LESS_THAN,
            ComparisonOperator.LESS_THAN_OR_EQUAL,
            ComparisonOperator.GREATER_THAN,
            ComparisonOperator.GREATER_THAN_OR_EQUAL);

    public record Pair(Expression left, Expression right, ComparisonOperator operator) {}

    private ComparedColumns() {}

    public static List<Pair> in(QuerySpec query) {
        List<Pair> pairs = new ArrayList<>();
        for (Predicate conjunct : Conjuncts.of(query)) {
            pairs.addAll(of(conjunct));
        }
        return pairs;
    }

    public static List<Pair> of(Predicate predicate) {
        if (!(predicate instanceof ComparisonPredicate comparison) || !STRICT.contains(comparison.getOperator())) {
            return List.of();
        }
        List<? extends Expression> left = partsOf(comparison.getLeftHandExpression());
        List<? extends Expression> right = partsOf(comparison.getRightHandExpression());
        List<Pair> pairs = new ArrayList<>();
        if (left.size() == right.size() && (left.size() == 1 || comparison.getOperator() == ComparisonOperator.EQUAL)) {
            for (int i = 0; i < left.size(); i++) {
                pairs.add(new Pair(left.get(i), right.get(i), comparison.getOperator()));
            }
        }
        return pairs;
    }

    private static List<? extends Expression> partsOf(Expression expression) {
        SqlTuple row = SqlTupleContainer.getSqlTuple(expression);
        if (row != null) {
            return row.getExpressions();
        }
        return expression instanceof Assignable path ? path.getColumnReferences() : List.of(expression);
    }

    /** The outer columns that the query compares so that none of its rows passes where one of them is null. */
    public static List<ColumnReference> outerIn(QuerySpec query) {
        return outerIn(query, List.of());
    }

    /** The same, with conditions beside those of the query. */
    public static List<ColumnReference> outerIn(QuerySpec query, List<Predicate> more) {
        Set<String> tables = OuterColumns.tablesOf(query.getFromClause());
        List<ColumnReference> columns = new ArrayList<>();
        for (Expression side : sidesIn(query, more)) {
            ColumnReference column = side.getColumnReference();
            if (column != null
                    && column.getQualifier() != null
                    && !tables.contains(column.getQualifier())
                    && columns.stream().noneMatch(column::equals)) {
                columns.add(column);
            }
        }
        return columns;
    }

    /** The expressions over outer columns alone that the query compares so that none of its rows passes where one is null. */
    public static List<Expression> outerExpressionsIn(QuerySpec query, List<Predicate> more) {
        Set<String> tables = OuterColumns.tablesOf(query.getFromClause());
        return sidesIn(query, more).stream()
                .filter(side -> side.getColumnReference() == null && !Subqueries.areIn(side))
                .filter(side -> {
                    List<ColumnReference> columns = OuterColumns.of(side);
                    return !columns.isEmpty()
                            && columns.stream().noneMatch(column -> tables.contains(column.getQualifier()));
                })
                .toList();
    }

    private static List<Expression> sidesIn(QuerySpec query, List<Predicate> more) {
        List<Pair> pairs = in(query);
        more.forEach(condition -> pairs.addAll(of(condition)));
        List<Expression> sides = new ArrayList<>();
        for (Pair pair : pairs) {
            sides.add(pair.left());
            sides.add(pair.right());
        }
        return sides;
    }
}
