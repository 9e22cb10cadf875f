package org.tidewire.databend.internal.query;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.query.sqm.ComparisonOperator;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.FunctionExpression;
import org.hibernate.sql.ast.tree.expression.SelfRenderingExpression;
import org.hibernate.sql.ast.tree.from.QueryPartTableReference;
import org.hibernate.sql.ast.tree.from.TableGroup;
import org.hibernate.sql.ast.tree.predicate.ComparisonPredicate;
import org.hibernate.sql.ast.tree.predicate.InListPredicate;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.sql.ast.tree.select.QueryGroup;
import org.hibernate.sql.ast.tree.select.QueryPart;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.internal.sql.ComparedValues;
import org.tidewire.databend.internal.sql.SubqueryTranslator;
import org.tidewire.internal.query.OuterColumns;

/**
 * How much a subquery adds to Databend's plan. A correlation by {@code =} between a column of each becomes a join. With any
 * other Databend copies the plan of all that is outside, once for each part of a union, so the next such subquery copies
 * twice as much: of ten it took 14 GB and did not end (measured on 1.2.895).
 */
public final class PlanSize {
    private static final int MOST_TABLES = 256;

    private static final int MOST_COMPARED = 3;

    private static final Set<String> COPYING = Set.of("nullif", "coalesce");
    private static final Set<String> EXTREMA = Set.of("least", "greatest", "overlay");

    private PlanSize() {}

    /** Whether the plan is too large after so many doublings of what the query around the subqueries reads. */
    public static boolean isTooLarge(int doublings, @Nullable QuerySpec around) {
        int tables = around == null
                ? 1
                : Math.max(1, OuterColumns.tablesOf(around.getFromClause()).size());
        return doublings >= Integer.SIZE - 1 || ((long) tables << doublings) > MOST_TABLES;
    }

    /** How often Databend copies what is compared: by {@code is distinct from} with {@code if} and {@code is null}. */
    public static int copiesBy(ComparisonPredicate comparison) {
        return switch (comparison.getOperator()) {
            case DISTINCT_FROM, NOT_DISTINCT_FROM -> 5;
            default -> 1;
        };
    }

    /** The same of what is looked for in a list, which becomes comparisons, but for more than three constants. */
    public static int copiesBy(InListPredicate in) {
        List<Expression> values = in.getListExpressions();
        boolean isList = values.size() > MOST_COMPARED && values.stream().allMatch(ConstantExpression::is);
        return isList ? 1 : Math.max(1, values.size());
    }

    /** The same of arguments. */
    public static int copiesBy(SelfRenderingExpression expression) {
        return isExtremum(expression)
                        || (expression instanceof FunctionExpression function
                                && COPYING.contains(function.getFunctionName()))
                ? 2
                : 1;
    }

    public static boolean isExtremum(SelfRenderingExpression expression) {
        return expression instanceof FunctionExpression function && EXTREMA.contains(function.getFunctionName());
    }

    /** How often a correlated subquery doubles the plan. */
    public static int doublingsBy(QueryPart part, SubqueryTranslator<?> translator) {
        if (part instanceof QueryGroup group) {
            int nested = Subqueries.areIn(group) ? 1 : 0;
            return nested
                    + group.getQueryParts().stream()
                            .mapToInt(inner -> Math.max(1, doublingsBy(inner, translator)))
                            .sum();
        }
        QuerySpec query = (QuerySpec) part;
        QueryPartTableReference derived = correlatedTableOf(query);
        if (derived != null) {
            return Math.max(1, doublingsBy(derived.getQueryPart(), translator));
        }
        return isJoin(query, translator) ? 0 : 1;
    }

    /** The one table that the query reads, if it is a query that reads the outer query. */
    public static @Nullable QueryPartTableReference correlatedTableOf(QuerySpec query) {
        List<TableGroup> roots = query.getFromClause().getRoots();
        return roots.size() == 1
                        && roots.get(0).getPrimaryTableReference() instanceof QueryPartTableReference table
                        && !OuterColumns.of(table.getStatement()).isEmpty()
                ? table
                : null;
    }

    private static boolean isJoin(QuerySpec query, SubqueryTranslator<?> translator) {
        Set<String> tables = OuterColumns.tablesOf(query.getFromClause());
        return translator.nullableIn(query).isEmpty()
                && !OuterColumns.readsOutside(query.getSelectClause(), tables)
                && query.getHavingClauseRestrictions() == null
                && Conjuncts.of(query).stream()
                        .allMatch(conjunct ->
                                !OuterColumns.readsOutside(conjunct, tables) || isEqualityOfColumns(conjunct, tables));
    }

    private static boolean isEqualityOfColumns(Predicate conjunct, Set<String> tables) {
        List<ComparedColumns.Pair> pairs = ComparedColumns.of(conjunct);
        return !pairs.isEmpty()
                && pairs.stream()
                        .allMatch(pair -> pair.operator() == ComparisonOperator.EQUAL
                                && isPlainColumn(pair.left())
                                && isPlainColumn(pair.right())
                                && OuterColumns.readsOutside(pair.left(), tables)
                                        != OuterColumns.readsOutside(pair.right(), tables));
    }

    /** Whether the query is correlated by {@code =} of an expression of its rows, or of a column that is rendered as one. */
    public static boolean joinsByExpression(QuerySpec query) {
        Set<String> tables = OuterColumns.tablesOf(query.getFromClause());
        return ComparedColumns.in(query).stream()
                .filter(pair -> pair.operator() == ComparisonOperator.EQUAL)
                .anyMatch(pair -> isExpressionOfRow(pair.left(), pair.right(), tables)
                        || isExpressionOfRow(pair.right(), pair.left(), tables));
    }

    private static boolean isExpressionOfRow(Expression inner, Expression outer, Set<String> tables) {
        ColumnReference column = inner.getColumnReference();
        return !OuterColumns.of(inner).isEmpty()
                && !OuterColumns.readsOutside(inner, tables)
                && OuterColumns.readsOutside(outer, tables)
                && (!isPlainColumn(inner)
                        || column == null
                        || !Objects.equals(column.getJdbcMapping(), jdbcMapping(outer)));
    }

    /** Not one that is rendered as an expression. */
    private static boolean isPlainColumn(Expression expression) {
        ColumnReference column = expression.getColumnReference();
        return isColumn(expression)
                && (column == null
                        || (!column.isColumnExpressionFormula() && !DocumentAttributes.isOfDocument(column)));
    }

    private static @Nullable JdbcMapping jdbcMapping(Expression expression) {
        return expression.getExpressionType() == null
                ? null
                : expression.getExpressionType().getSingleJdbcMapping();
    }

    private static boolean isColumn(Expression expression) {
        return expression.getColumnReference() != null && !ComparedValues.isBinary(expression);
    }
}
