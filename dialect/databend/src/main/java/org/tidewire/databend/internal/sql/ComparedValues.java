package org.tidewire.databend.internal.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.metamodel.mapping.JdbcMappingContainer;
import org.hibernate.query.sqm.ComparisonOperator;
import org.hibernate.sql.ast.tree.expression.Any;
import org.hibernate.sql.ast.tree.expression.CaseSimpleExpression;
import org.hibernate.sql.ast.tree.expression.Every;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.FunctionExpression;
import org.hibernate.sql.ast.tree.expression.SqlTuple;
import org.hibernate.sql.ast.tree.expression.SqlTupleContainer;
import org.hibernate.sql.ast.tree.predicate.BetweenPredicate;
import org.hibernate.sql.ast.tree.predicate.ComparisonPredicate;
import org.hibernate.sql.ast.tree.predicate.GroupedPredicate;
import org.hibernate.sql.ast.tree.predicate.InListPredicate;
import org.hibernate.sql.ast.tree.predicate.InSubQueryPredicate;
import org.hibernate.sql.ast.tree.predicate.Junction;
import org.hibernate.sql.ast.tree.predicate.NegatedPredicate;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.jdbc.JdbcType;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.internal.query.ConstantExpression;
import org.tidewire.databend.internal.query.WrappedExpression;
import org.tidewire.databend.internal.server.DatabendQueryRefusal;

/**
 * Values as Databend compares them. It has no comparison of binaries (error 1065): the text of their digits compares as
 * they do. A text is never equal to a document: it is read first.
 */
public final class ComparedValues {
    private ComparedValues() {}

    static ComparisonPredicate of(ComparisonPredicate comparison) {
        Expression left = comparison.getLeftHandExpression();
        Expression right = comparison.getRightHandExpression();
        if (right instanceof Any || right instanceof Every) {
            refuseBinary(left);
        }
        if (right instanceof SelectStatement subquery
                && columns(left)
                        < subquery.getQueryPart()
                                .getFirstQuerySpec()
                                .getSelectClause()
                                .getSqlSelections()
                                .size()) {
            throw DatabendQueryRefusal.EMBEDDABLE_OF_DOCUMENT.exception();
        }
        return turned(of(left, right), comparison.getOperator(), of(right, left), comparison);
    }

    /** One part of a comparison of rows, whose values are already those that Databend compares. */
    static ComparisonPredicate ofPart(Expression left, ComparisonOperator operator, Expression right) {
        ComparisonPredicate part = new ComparisonPredicate(left, operator, right);
        return turned(left, operator, right, part);
    }

    /**
     * Of {@code 0 < cast(column as bigint)} the engine makes {@code column < 0}, and also of {@code c < cast(column as bigint)} where it
     * knows that {@code c} is 0.
     */
    private static ComparisonPredicate turned(
            Expression first, ComparisonOperator operator, Expression second, ComparisonPredicate comparison) {
        Expression left = comparison.getLeftHandExpression();
        Expression right = comparison.getRightHandExpression();
        boolean turns = operator != operator.invert()
                && !(right instanceof Any || right instanceof Every)
                && columns(left) == 1
                && (isCastColumn(right)
                        ? !isCastColumn(left)
                        : ConstantExpression.is(left) && !ConstantExpression.is(right));
        return turns
                ? new ComparisonPredicate(second, operator.invert(), first, comparison.getExpressionType())
                : new ComparisonPredicate(first, operator, second, comparison.getExpressionType());
    }

    private static boolean isCastColumn(Expression expression) {
        return isCast(expression) && uncast(expression).getColumnReference() != null;
    }

    private static Expression uncast(Expression expression) {
        return isCast(expression)
                ? uncast((Expression)
                        ((FunctionExpression) expression).getArguments().get(0))
                : expression;
    }

    private static boolean isCast(Expression expression) {
        return expression instanceof FunctionExpression function
                && function.getFunctionName().equals("cast");
    }

    /** How many columns an expression stands for. */
    static int columns(Expression expression) {
        SqlTuple tuple = SqlTupleContainer.getSqlTuple(expression);
        return tuple == null ? 1 : tuple.getExpressions().size();
    }

    static InListPredicate of(InListPredicate in) {
        Expression tested = in.getTestExpression();
        List<Expression> values =
                in.getListExpressions().stream().map(value -> of(value, tested)).toList();
        return new InListPredicate(of(tested, null), values, in.isNegated(), in.getExpressionType());
    }

    /** The two comparisons of {@code between}, where a row or a constant is tested, or a bound is a cast; else null. */
    static @Nullable Predicate comparisons(BetweenPredicate between) {
        Expression tested = between.getExpression();
        boolean compared = columns(tested) > 1
                || isCastColumn(between.getLowerBound())
                || isCastColumn(between.getUpperBound())
                || ConstantExpression.is(tested);
        if (!compared) {
            return null;
        }
        Junction both = new Junction(Junction.Nature.CONJUNCTION);
        both.add(new ComparisonPredicate(between.getLowerBound(), ComparisonOperator.LESS_THAN_OR_EQUAL, tested));
        both.add(new ComparisonPredicate(between.getUpperBound(), ComparisonOperator.GREATER_THAN_OR_EQUAL, tested));
        return between.isNegated() ? new NegatedPredicate(new GroupedPredicate(both)) : new GroupedPredicate(both);
    }

    static BetweenPredicate of(BetweenPredicate between) {
        Expression tested = between.getExpression();
        return new BetweenPredicate(
                of(tested, null),
                of(between.getLowerBound(), tested),
                of(between.getUpperBound(), tested),
                between.isNegated(),
                between.getExpressionType());
    }

    static CaseSimpleExpression of(CaseSimpleExpression cases) {
        Expression tested = cases.getFixture();
        return new CaseSimpleExpression(
                cases.getExpressionType(),
                of(tested, null),
                cases.getWhenFragments().stream()
                        .map(when -> new CaseSimpleExpression.WhenFragment(
                                of(when.getCheckValue(), tested), when.getResult()))
                        .toList(),
                cases.getOtherwise());
    }

    static void refuseBinary(InSubQueryPredicate in) {
        refuseBinary(in.getTestExpression());
    }

    private static void refuseBinary(Expression tested) {
        if (isBinary(tested)) {
            throw DatabendQueryRefusal.BINARY_IN_SUBQUERY.exception();
        }
    }

    private static Expression of(Expression value, @Nullable Expression other) {
        SqlTuple tuple = SqlTupleContainer.getSqlTuple(value);
        if (tuple != null) {
            SqlTuple others = other == null ? null : SqlTupleContainer.getSqlTuple(other);
            return ofTuple(tuple, others);
        }
        if (isBinary(value)) {
            return new WrappedExpression("to_hex(", value, ")");
        }
        return other != null && isDocument(other.getExpressionType()) && isText(value)
                ? new WrappedExpression("parse_json(", value, ")")
                : value;
    }

    private static SqlTuple ofTuple(SqlTuple tuple, @Nullable SqlTuple others) {
        List<? extends Expression> values = tuple.getExpressions();
        // A document is one column, and Hibernate takes a parameter for one of its embeddable apart.
        if (others != null && others.getExpressions().size() != values.size()) {
            throw DatabendQueryRefusal.EMBEDDABLE_OF_DOCUMENT.exception();
        }
        if (Stream.concat(values.stream(), others == null ? Stream.empty() : others.getExpressions().stream())
                .noneMatch(value -> isBinary(value) || isDocument(value.getExpressionType()))) {
            return tuple;
        }
        List<Expression> compared = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            compared.add(of(
                    values.get(i),
                    others == null ? null : others.getExpressions().get(i)));
        }
        return new SqlTuple(compared, tuple.getExpressionType());
    }

    public static boolean isBinary(Expression value) {
        JdbcType type = type(value.getExpressionType());
        return type != null && (type.isBinary() || type.getDdlTypeCode() == SqlTypes.BLOB);
    }

    private static boolean isText(Expression value) {
        JdbcType type = type(value.getExpressionType());
        return type != null && type.isString();
    }

    /** Is this the type of a column of type variant? */
    public static boolean isDocument(@Nullable JdbcMappingContainer container) {
        JdbcType type = type(container);
        return type != null && type.getDdlTypeCode() == SqlTypes.JSON;
    }

    private static @Nullable JdbcType type(@Nullable JdbcMappingContainer container) {
        return container == null || container.getJdbcTypeCount() != 1
                ? null
                : container.getSingleJdbcMapping().getJdbcType();
    }
}
