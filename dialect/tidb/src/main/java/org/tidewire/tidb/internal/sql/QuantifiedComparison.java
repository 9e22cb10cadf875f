package org.tidewire.tidb.internal.sql;

import java.util.AbstractList;
import java.util.List;
import java.util.stream.IntStream;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.metamodel.mapping.JdbcMappingContainer;
import org.hibernate.query.sqm.ComparisonOperator;
import org.hibernate.sql.ast.spi.SqlSelection;
import org.hibernate.sql.ast.tree.expression.Any;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.expression.Every;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.SqlTuple;
import org.hibernate.sql.ast.tree.expression.SqlTupleContainer;
import org.hibernate.sql.ast.tree.from.QueryPartTableReference;
import org.hibernate.sql.ast.tree.predicate.ComparisonPredicate;
import org.hibernate.sql.ast.tree.predicate.InSubQueryPredicate;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.jspecify.annotations.Nullable;

/**
 * A comparison by {@code in}, {@code any} or {@code all}, as an aggregate over the rows of the subquery. It is 1 or 0 where the
 * comparison is true or false, and null where it is unknown.
 *
 * <p>TiDB makes a join of the usual form, and there loses conditions that refer to the outer query.
 *
 * @param every whether it has to be true for all rows, not for one
 */
record QuantifiedComparison(
        Expression tested, ComparisonOperator operator, SelectStatement subquery, boolean every, boolean negated) {
    /** The alias of the subquery. One within another hides its alias only where nothing refers to it. */
    private static final String ALIAS = "q_";

    static QuantifiedComparison of(InSubQueryPredicate in) {
        return new QuantifiedComparison(
                in.getTestExpression(), ComparisonOperator.EQUAL, in.getSubQuery(), false, in.isNegated());
    }

    static @Nullable QuantifiedComparison of(ComparisonPredicate comparison) {
        Expression tested = comparison.getLeftHandExpression();
        if (comparison.getRightHandExpression() instanceof Any any) {
            return new QuantifiedComparison(tested, comparison.getOperator(), any.getSubquery(), false, false);
        }
        if (comparison.getRightHandExpression() instanceof Every all) {
            return new QuantifiedComparison(tested, comparison.getOperator(), all.getSubquery(), true, false);
        }
        return null;
    }

    boolean isNotIn() {
        return every && operator == ComparisonOperator.NOT_EQUAL;
    }

    /** TiDB compares a row with one row only, and Hibernate's emulation forgets what is unknown, and the order of the two. */
    boolean isOfRows() {
        SqlTuple row = SqlTupleContainer.getSqlTuple(tested);
        return row != null && row.getExpressions().size() > 1;
    }

    /**
     * What stands before and after the comparison with a row. The bit 2 stands for a row that decides: one for which it is true, or of
     * all rows one for which it is false; the bit 1 for one for which it is unknown. Of {@code max} of a constant TiDB would make a limit
     * ({@link org.tidewire.tidb.internal.query.EarlyEnd}).
     */
    String beforeRow() {
        return (negated ? "not (" : "(") + "select case bit_or(coalesce((" + (every ? "not (" : "");
    }

    String afterRow() {
        return every
                ? "))*2,1)) when 0 then 1 when 1 then null else 0 end from "
                : ")*2,1)) when 0 then 0 when 1 then null else 1 end from ";
    }

    /** The comparison with one row. */
    ComparisonPredicate ofRow() {
        List<? extends Expression> selected = columns(subquery);
        List<ColumnReference> row = IntStream.range(0, selected.size())
                .mapToObj(i -> new ColumnReference(ALIAS, "c" + i, false, null, typeOf(selected.get(i))))
                .toList();
        return new ComparisonPredicate(tested, operator, row.size() == 1 ? row.get(0) : new SqlTuple(row, null));
    }

    /** The subquery as a table with names of its own for the columns. */
    static QueryPartTableReference table(SelectStatement subquery, SessionFactoryImplementor factory) {
        return new QueryPartTableReference(
                subquery, ALIAS, names(columns(subquery).size()), false, factory);
    }

    /** Hibernate takes the same names for the columns of subqueries in the subquery, which may be more. */
    private static List<String> names(int size) {
        return new AbstractList<>() {
            @Override
            public String get(int index) {
                return "c" + index;
            }

            @Override
            public int size() {
                return size;
            }
        };
    }

    private JdbcMapping typeOf(Expression selected) {
        JdbcMappingContainer type = selected.getExpressionType();
        return (type == null ? tested.getExpressionType() : type).getSingleJdbcMapping();
    }

    private static List<? extends Expression> columns(SelectStatement subquery) {
        return subquery.getQueryPart().getFirstQuerySpec().getSelectClause().getSqlSelections().stream()
                .map(SqlSelection::getExpression)
                .flatMap(expression -> {
                    SqlTuple tuple = SqlTupleContainer.getSqlTuple(expression);
                    return (tuple == null ? List.of(expression) : tuple.getExpressions()).stream();
                })
                .toList();
    }
}
