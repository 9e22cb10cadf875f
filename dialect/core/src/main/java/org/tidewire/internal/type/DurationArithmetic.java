package org.tidewire.internal.type;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.hibernate.dialect.function.TimestampaddFunction;
import org.hibernate.dialect.function.TimestampdiffFunction;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.metamodel.mapping.JdbcMappingContainer;
import org.hibernate.query.common.TemporalUnit;
import org.hibernate.query.sqm.BinaryArithmeticOperator;
import org.hibernate.query.sqm.UnaryArithmeticOperator;
import org.hibernate.query.sqm.function.SqmFunctionRegistry;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.BinaryArithmeticExpression;
import org.hibernate.sql.ast.tree.expression.CaseSearchedExpression;
import org.hibernate.sql.ast.tree.expression.CaseSimpleExpression;
import org.hibernate.sql.ast.tree.expression.DurationUnit;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.FunctionExpression;
import org.hibernate.sql.ast.tree.expression.Literal;
import org.hibernate.sql.ast.tree.expression.UnaryOperation;
import org.hibernate.type.BasicType;
import org.hibernate.type.StandardBasicTypes;
import org.hibernate.type.spi.TypeConfiguration;
import org.jspecify.annotations.Nullable;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.internal.query.LiteralValue;

/**
 * Moments (dates, times, timestamps) and durations in one expression, where databases store durations as nanoseconds.
 *
 * <p>Hibernate brings {@code moment + duration} to {@code timestampadd}, but not always rightly: an attribute counts for it in
 * seconds, a subquery or a sum that begins with a parameter stays beside a plus sign, and into a negation, a case expression
 * or a function the addition is moved.
 */
public final class DurationArithmetic {
    /** A refusal: the feature, and what to write in its place. */
    public static final String MOVED_ADDITION =
            "a date or time plus or minus a duration that is a negation, a case expression, the result of a function, or a sum"
                    + " that begins with a parameter";

    public static final String MOVED_ADDITION_ALTERNATIVE =
            "add in each branch, as in 'coalesce(e.start + e.length, e.start + 1 hour)', and one duration after the other";

    private DurationArithmetic() {}

    /**
     * Whether a magnitude of {@code timestampadd} is in nanoseconds, whatever its unit says.
     *
     * @param unit the first argument
     * @param magnitude the second argument
     * @return true for an attribute, perhaps negated or multiplied; a literal such as {@code 3 second} is a number beside its
     *     unit
     */
    public static boolean isStoredDuration(SqlAstNode unit, SqlAstNode magnitude) {
        return unit instanceof DurationUnit named
                && named.getUnit() == TemporalUnit.SECOND
                && isDurationWithin(magnitude);
    }

    private static boolean isDurationWithin(SqlAstNode magnitude) {
        if (magnitude instanceof UnaryOperation negated) {
            return isDurationWithin(negated.getOperand());
        }
        if (magnitude instanceof BinaryArithmeticExpression product) {
            return isDurationWithin(product.getLeftHandOperand()) || isDurationWithin(product.getRightHandOperand());
        }
        return magnitude instanceof Expression expression && isDuration(expression.getExpressionType());
    }

    /**
     * The unit of a stored duration.
     *
     * @param longType the type of numbers
     * @return nanoseconds
     */
    public static DurationUnit nanoseconds(BasicType<Long> longType) {
        return new DurationUnit(TemporalUnit.NANOSECOND, longType);
    }

    /**
     * Renders {@code moment + duration} and {@code moment - moment} that Hibernate has left as a sum.
     *
     * @param sum any sum
     * @param appender takes the SQL
     * @param translator renders the operands
     * @return false, with nothing rendered, for any other sum
     */
    public static boolean renderSum(
            BinaryArithmeticExpression sum, SqlAppender appender, SqlAstTranslator<?> translator) {
        Expression moment = sum.getLeftHandOperand();
        boolean subtracts = sum.getOperator() == BinaryArithmeticOperator.SUBTRACT;
        if (!(subtracts || sum.getOperator() == BinaryArithmeticOperator.ADD)
                || !isMoment(moment.getExpressionType())) {
            return false;
        }
        SessionFactoryImplementor factory = translator.getSessionFactory();
        TypeConfiguration types = factory.getTypeConfiguration();
        SqmFunctionRegistry functions = factory.getQueryEngine().getSqmFunctionRegistry();
        BasicType<Long> longType = types.getBasicTypeRegistry().resolve(StandardBasicTypes.LONG);
        BasicType<Duration> durationType = types.getBasicTypeForJavaType(Duration.class);
        Expression other = sum.getRightHandOperand();
        if (isMoment(other.getExpressionType())) {
            if (functions.findFunctionDescriptor("timestampdiff") instanceof TimestampdiffFunction difference) {
                DurationUnit unit = new DurationUnit(TemporalUnit.NATIVE, longType);
                new org.hibernate.sql.ast.tree.expression.Duration(
                                difference.expression(durationType, unit, other, moment),
                                TemporalUnit.NATIVE,
                                durationType)
                        .accept(translator);
                return true;
            }
        } else if (functions.findFunctionDescriptor("timestampadd") instanceof TimestampaddFunction addition) {
            Expression added =
                    subtracts ? new UnaryOperation(UnaryArithmeticOperator.UNARY_MINUS, other, durationType) : other;
            addition.render(appender, List.of(nanoseconds(longType), added, moment), null, translator);
            return true;
        }
        return false;
    }

    /**
     * Refuses an addition to a moment that has been moved into what should be a duration: it has another value then, or a
     * mixture of values.
     *
     * @param expression a negation, a case expression, a function or a sum
     * @param refusal the database's exception
     */
    public static void refuseMovedAddition(Expression expression, Supplier<UnsupportedFeatureException> refusal) {
        if (hasMovedAddition(expression)) {
            throw refusal.get();
        }
    }

    private static boolean hasMovedAddition(Expression expression) {
        if (expression instanceof BinaryArithmeticExpression sum) {
            return isMoment(sum.getLeftHandOperand().getExpressionType())
                    && !isMoment(sum.getRightHandOperand().getExpressionType())
                    && isDuration(sum.getExpressionType());
        }
        if (expression instanceof UnaryOperation negation) {
            return isAddition(negation.getOperand());
        }
        if (expression instanceof FunctionExpression function) {
            return !isOfUnit(function)
                    && isDuration(expression.getExpressionType())
                    && function.getArguments().stream().anyMatch(DurationArithmetic::isAddition);
        }
        List<Expression> results = results(expression);
        return results.stream().anyMatch(DurationArithmetic::isAddition)
                && (isDuration(expression.getExpressionType())
                        || results.stream().anyMatch(result -> !isMoment(result.getExpressionType())));
    }

    private static List<Expression> results(Expression expression) {
        List<Expression> results = new ArrayList<>();
        if (expression instanceof CaseSearchedExpression cases) {
            cases.getWhenFragments().forEach(when -> results.add(when.getResult()));
            results.add(cases.getOtherwise());
        } else if (expression instanceof CaseSimpleExpression cases) {
            cases.getWhenFragments().forEach(when -> results.add(when.getResult()));
            results.add(cases.getOtherwise());
        }
        results.removeIf(
                result -> result == null || (result instanceof Literal literal && LiteralValue.of(literal) == null));
        return results;
    }

    private static boolean isAddition(@Nullable SqlAstNode node) {
        return node instanceof FunctionExpression function
                && isMoment(((Expression) node).getExpressionType())
                && isOfUnit(function);
    }

    /** {@code timestampadd} and {@code timestampdiff}. */
    private static boolean isOfUnit(FunctionExpression function) {
        return function.getArguments().size() == 3 && function.getArguments().get(0) instanceof DurationUnit;
    }

    private static boolean isMoment(@Nullable JdbcMappingContainer type) {
        JdbcMapping mapping = mapping(type);
        return mapping != null && mapping.getJavaTypeDescriptor().isTemporalType();
    }

    private static boolean isDuration(@Nullable JdbcMappingContainer type) {
        JdbcMapping mapping = mapping(type);
        return mapping != null && mapping.getMappedJavaType().getJavaTypeClass() == Duration.class;
    }

    private static @Nullable JdbcMapping mapping(@Nullable JdbcMappingContainer type) {
        return type == null || type.getJdbcTypeCount() != 1 ? null : type.getSingleJdbcMapping();
    }
}
