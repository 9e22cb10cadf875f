package org.tidewire.cratedb.internal.sql;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.metamodel.mapping.BasicValuedMapping;
import org.hibernate.metamodel.mapping.JdbcMappingContainer;
import org.hibernate.query.sqm.ComparisonOperator;
import org.hibernate.sql.ast.tree.expression.CaseSearchedExpression;
import org.hibernate.sql.ast.tree.expression.CaseSimpleExpression;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.FunctionExpression;
import org.hibernate.sql.ast.tree.expression.SelfRenderingExpression;
import org.hibernate.sql.ast.tree.predicate.ComparisonPredicate;
import org.jspecify.annotations.Nullable;
import org.tidewire.internal.query.StatementWalker;

/** Where the server finds equal values by a hash, 3.0 and 3.00 are different ones. */
final class Decimals extends StatementWalker {
    private static final Set<String> CHOICES = Set.of("coalesce", "least", "greatest", "nullif");
    private boolean chooses;

    private Decimals() {}

    static boolean are(@Nullable JdbcMappingContainer type) {
        return javaType(type) == BigDecimal.class;
    }

    /** Durations are decimals too. */
    static boolean areStoredAs(@Nullable JdbcMappingContainer type) {
        Class<?> javaType = javaType(type);
        return javaType == BigDecimal.class || javaType == BigInteger.class || javaType == Duration.class;
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
