package org.tidewire.cratedb.internal.sql;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.metamodel.mapping.BasicValuedMapping;
import org.hibernate.metamodel.mapping.JdbcMappingContainer;
import org.hibernate.query.sqm.BinaryArithmeticOperator;
import org.hibernate.query.sqm.ComparisonOperator;
import org.hibernate.sql.ast.tree.expression.BinaryArithmeticExpression;
import org.hibernate.sql.ast.tree.expression.CaseSearchedExpression;
import org.hibernate.sql.ast.tree.expression.CaseSimpleExpression;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.FunctionExpression;
import org.hibernate.sql.ast.tree.expression.SelfRenderingExpression;
import org.hibernate.sql.ast.tree.expression.SelfRenderingSqlFragmentExpression;
import org.hibernate.sql.ast.tree.expression.UnaryOperation;
import org.hibernate.sql.ast.tree.predicate.ComparisonPredicate;
import org.hibernate.sql.ast.tree.select.QueryGroup;
import org.hibernate.sql.ast.tree.select.QueryPart;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.jspecify.annotations.Nullable;
import org.tidewire.internal.query.LiteralValue;
import org.tidewire.internal.query.OuterColumns;
import org.tidewire.internal.query.StatementWalker;

/** Where the server finds equal values by a hash, 3.0 and 3.00 are different ones. */
final class Decimals extends StatementWalker {
    private static final Set<String> CHOICES = Set.of("coalesce", "least", "greatest", "nullif");

    /** Of 18 digits, less the three of a fraction that is usual. */
    private static final double LARGE = 1e15;

    private boolean chooses;

    private Decimals() {}

    static boolean are(@Nullable JdbcMappingContainer type) {
        return javaType(type) == BigDecimal.class;
    }

    static boolean areSelectedBy(QueryPart part) {
        if (part instanceof QueryGroup group) {
            return group.getQueryParts().stream().anyMatch(Decimals::areSelectedBy);
        }
        return part instanceof QuerySpec query
                && query.getSelectClause().getSqlSelections().stream()
                        .anyMatch(selection -> are(selection.getExpression().getExpressionType()));
    }

    /** Durations are decimals too. */
    static boolean areStoredAs(@Nullable JdbcMappingContainer type) {
        Class<?> javaType = javaType(type);
        return javaType == BigDecimal.class || javaType == BigInteger.class || javaType == Duration.class;
    }

    /**
     * Whether a decimal is compared with a number that the server, which keeps shorter decimals in 64 bits, may have no room for: a large
     * literal, and what is known before a row is read, of a subquery or of a query around this one.
     *
     * @param part this query
     */
    static boolean mayLackRoom(Expression decimal, Expression other, @Nullable QueryPart part) {
        return isLarge(other, decimal)
                || (areLookedUp(decimal)
                        && (Subqueries.areIn(other) || OuterColumns.readsOutside(other, tablesOf(part))));
    }

    private static Set<String> tablesOf(@Nullable QueryPart part) {
        return part instanceof QuerySpec query ? OuterColumns.tablesOf(query.getFromClause()) : Set.of();
    }

    private static boolean isLarge(Expression literal, Expression other) {
        if (literal instanceof UnaryOperation operation) {
            return isLarge(operation.getOperand(), other);
        }
        BigDecimal number = LiteralValue.number(literal);
        return number != null && number.abs().doubleValue() >= LARGE && areStoredAs(other.getExpressionType());
    }

    /** Whether the server would look up the values of a column. */
    static boolean areLookedUp(Expression expression) {
        return areStoredAs(expression.getExpressionType()) && expression.getColumnReference() != null;
    }

    /** The same value, which the server does not look up: "values are out of order" is what it says to a list of such. */
    static Expression computed(Expression decimal) {
        JdbcMappingContainer type = decimal.getExpressionType();
        return new BinaryArithmeticExpression(
                decimal,
                BinaryArithmeticOperator.ADD,
                new SelfRenderingSqlFragmentExpression("0", type),
                (BasicValuedMapping) type);
    }

    /** Whether the two sides of an equation may have different scales. */
    static boolean areCompared(ComparisonPredicate comparison) {
        Expression left = comparison.getLeftHandExpression();
        Expression right = comparison.getRightHandExpression();
        Class<?> one = javaType(left.getExpressionType());
        Class<?> other = javaType(right.getExpressionType());
        return comparison.getOperator() == ComparisonOperator.EQUAL
                && Stream.of(left, right).noneMatch(KeyLookup::isGiven)
                && (one == BigDecimal.class
                        || other == BigDecimal.class
                        || (one == BigInteger.class) != (other == BigInteger.class));
    }

    /** Whether an expression is a decimal whose scale is that of the one that is chosen. */
    static boolean areChosenBy(Expression expression) {
        Decimals finder = new Decimals();
        if (are(expression.getExpressionType())) {
            expression.accept(finder);
        }
        return finder.chooses;
    }

    private static @Nullable Class<?> javaType(@Nullable JdbcMappingContainer type) {
        return type instanceof BasicValuedMapping basic
                ? basic.getJdbcMapping().getJavaTypeDescriptor().getJavaTypeClass()
                : null;
    }

    @Override
    public void visitCaseSearchedExpression(CaseSearchedExpression cases) {
        chooses = true;
    }

    @Override
    public void visitCaseSimpleExpression(CaseSimpleExpression cases) {
        chooses = true;
    }

    @Override
    public void visitSelfRenderingExpression(SelfRenderingExpression expression) {
        if (!(expression instanceof FunctionExpression function
                && function.getFunctionName().equals("cast"))) {
            chooses |= expression instanceof FunctionExpression choice && CHOICES.contains(choice.getFunctionName());
            super.visitSelfRenderingExpression(expression);
        }
    }
}
