package org.tidewire.databend.internal.sql;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.query.sqm.ComparisonOperator;
import org.hibernate.sql.ast.Clause;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.JdbcParameter;
import org.hibernate.sql.ast.tree.expression.Literal;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.tidewire.databend.internal.query.JoinOrder;
import org.tidewire.internal.query.OuterColumns;

/**
 * Comparisons of columns that Databend answers otherwise than SQL where a column is null (measured on 1.2.895).
 *
 * <ul>
 *   <li>As a condition {@code x = x} is taken for true, and so is {@code x + 0 = x + (1 - 1)}.
 *   <li>Of two tables that are joined by more than one {@code <}, {@code <=}, {@code >} or {@code >=} it joins nulls as if
 *       they were values.
 *   <li>Where a query joins tables by {@code a} and {@code b}, it takes {@code a < b}, {@code a <> b} and {@code a + 1 < b} for one more
 *       equality of the join, also of columns of one table.
 *   <li>In a subquery {@code =} between two expressions of the outer query ends the connection.
 *   <li>Of a union in a subquery each part has the outer column by {@code =}, and ends with error 1104 where one part takes it from a
 *       column that may be null, and another does not.
 * </ul>
 *
 * The negated opposite is the same in SQL, and is not optimized.
 */
final class ColumnComparison {
    private static final Set<ComparisonOperator> RANGES = EnumSet.of(
            ComparisonOperator.LESS_THAN,
            ComparisonOperator.LESS_THAN_OR_EQUAL,
            ComparisonOperator.GREATER_THAN,
            ComparisonOperator.GREATER_THAN_OR_EQUAL);

    private final SubqueryTranslator<?> translator;

    ColumnComparison(SubqueryTranslator<?> translator) {
        this.translator = translator;
    }

    void render(Expression left, ComparisonOperator operator, Expression right) {
        boolean range = RANGES.contains(operator);
        if ((range && isAcrossTables(left, right))
                || ((range || operator == ComparisonOperator.NOT_EQUAL) && mayJoin(left, right))) {
            renderNegated(left, operator, right);
            return;
        }
        if (operator == ComparisonOperator.EQUAL && (areOutside(left, right) || isOuterInUnion(left, right))) {
            renderNegated(left, operator, right);
            return;
        }
        StringBuilder sql = translator.getSqlBuffer();
        int start = sql.length();
        left.accept(translator);
        int end = sql.length();
        translator.appendSql(operator.sqlText());
        int next = sql.length();
        right.accept(translator);
        if (operator == ComparisonOperator.EQUAL && mayBeSame(left, right)) {
            String text = sql.substring(start, end);
            String other = sql.substring(next);
            if (text.equals(other) || isComputed(left) || isComputed(right)) {
                sql.setLength(start);
                translator.appendSql("not (" + text + "<>" + other + ")");
            }
        }
    }

    /** Do both read the same columns? What else they read the engine may find to be the same. */
    private static boolean mayBeSame(Expression left, Expression right) {
        if (isValue(left) || isValue(right)) {
            return false;
        }
        Set<String> columns = keysOf(left);
        return !columns.isEmpty() && columns.equals(keysOf(right));
    }

    static boolean isValue(Expression expression) {
        return expression instanceof Literal || expression instanceof JdbcParameter;
    }

    private static boolean isComputed(Expression expression) {
        return expression.getColumnReference() == null;
    }

    /** The columns that it reads. */
    static Set<String> keysOf(Expression expression) {
        return OuterColumns.of(expression).stream().map(OuterColumns::key).collect(Collectors.toSet());
    }

    /** {@code between}, if its bounds are of another table. */
    boolean renderBetween(Expression tested, Expression low, Expression high) {
        if (!isAcrossTables(tested, low)
                && !isAcrossTables(tested, high)
                && !mayJoin(tested, low)
                && !mayJoin(tested, high)) {
            return false;
        }
        translator.appendSql("(");
        renderNegated(tested, ComparisonOperator.GREATER_THAN_OR_EQUAL, low);
        translator.appendSql(" and ");
        renderNegated(tested, ComparisonOperator.LESS_THAN_OR_EQUAL, high);
        translator.appendSql(")");
        return true;
    }

    private void renderNegated(Expression left, ComparisonOperator operator, Expression right) {
        translator.appendSql("not (");
        left.accept(translator);
        translator.appendSql(operator.negated().sqlText());
        right.accept(translator);
        translator.appendSql(")");
    }

    private boolean areOutside(Expression left, Expression right) {
        QuerySpec query = translator.enclosing();
        if (query == null || query.isRoot()) {
            return false;
        }
        Set<String> tables = OuterColumns.tablesOf(query.getFromClause());
        return isOutside(left, tables) && isOutside(right, tables);
    }

    /** A column of the outer query beside one of this query, which is a part of a union. */
    private boolean isOuterInUnion(Expression left, Expression right) {
        QuerySpec query = translator.enclosing();
        if (query == null || query.isRoot() || !translator.isInUnion()) {
            return false;
        }
        Set<String> tables = OuterColumns.tablesOf(query.getFromClause());
        return isOutside(left, tables) || isOutside(right, tables);
    }

    private static boolean isOutside(Expression expression, Set<String> tables) {
        List<ColumnReference> columns = OuterColumns.of(expression);
        return !columns.isEmpty() && columns.stream().noneMatch(column -> tables.contains(column.getQualifier()));
    }

    /** In the condition of a query that joins. A column is not equal to itself here: see {@code x = x}. */
    private boolean mayJoin(Expression left, Expression right) {
        Clause clause = translator.getCurrentClauseStack().getCurrent();
        QuerySpec query = translator.enclosing();
        return (clause == Clause.WHERE || clause == Clause.FROM)
                && query != null
                && JoinOrder.joins(query)
                && !isSameColumn(left, right)
                && haveNullableColumns(OuterColumns.of(left), OuterColumns.of(right));
    }

    private static boolean isSameColumn(Expression left, Expression right) {
        return left.getColumnReference() != null && left.getColumnReference().equals(right.getColumnReference());
    }

    private boolean isAcrossTables(Expression left, Expression right) {
        List<ColumnReference> ofLeft = OuterColumns.of(left);
        List<ColumnReference> ofRight = OuterColumns.of(right);
        return haveNullableColumns(ofLeft, ofRight)
                && Stream.concat(ofLeft.stream(), ofRight.stream())
                                .map(ColumnReference::getQualifier)
                                .distinct()
                                .count()
                        > 1;
    }

    private boolean haveNullableColumns(List<ColumnReference> left, List<ColumnReference> right) {
        return !left.isEmpty()
                && !right.isEmpty()
                && Stream.concat(left.stream(), right.stream()).anyMatch(translator::isNullable);
    }
}
