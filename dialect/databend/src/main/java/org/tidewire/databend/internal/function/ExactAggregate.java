package org.tidewire.databend.internal.function;

import static org.hibernate.query.sqm.produce.function.FunctionParameterType.COMPARABLE;
import static org.hibernate.query.sqm.produce.function.StandardFunctionArgumentTypeResolvers.IMPLIED_RESULT_TYPE;

import java.math.BigDecimal;
import java.util.List;
import org.hibernate.dialect.function.AvgFunction;
import org.hibernate.dialect.function.SumReturnTypeResolver;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.query.sqm.function.AbstractSqmSelfRenderingFunctionDescriptor;
import org.hibernate.query.sqm.function.FunctionKind;
import org.hibernate.query.sqm.function.SqmFunctionRegistry;
import org.hibernate.query.sqm.produce.function.ArgumentTypesValidator;
import org.hibernate.query.sqm.produce.function.ArgumentsValidator;
import org.hibernate.query.sqm.produce.function.FunctionArgumentTypeResolver;
import org.hibernate.query.sqm.produce.function.FunctionReturnTypeResolver;
import org.hibernate.query.sqm.produce.function.StandardArgumentsValidators;
import org.hibernate.query.sqm.produce.function.StandardFunctionReturnTypeResolvers;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.BinaryArithmeticExpression;
import org.hibernate.sql.ast.tree.expression.Distinct;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.Literal;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.type.spi.TypeConfiguration;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.internal.query.IntegerWidth;
import org.tidewire.databend.internal.query.WrappedExpression;
import org.tidewire.internal.query.LiteralValue;

/**
 * {@code sum}, {@code avg}, {@code min} and {@code max}. Databend adds up whole numbers of 64 bits and wraps around, so {@code
 * sum} and {@code avg} take them as decimals. Hibernate's own rendering loses the filter of {@code sum(distinct x)}.
 */
final class ExactAggregate extends AbstractSqmSelfRenderingFunctionDescriptor {
    private ExactAggregate(
            String name,
            ArgumentsValidator validator,
            FunctionReturnTypeResolver returnType,
            @Nullable FunctionArgumentTypeResolver argumentType) {
        super(name, FunctionKind.AGGREGATE, validator, returnType, argumentType);
    }

    static void registerAll(SqmFunctionRegistry functions, TypeConfiguration types) {
        ArgumentsValidator one = StandardArgumentsValidators.exactly(1);
        functions.register("sum", new ExactAggregate("sum", one, new SumReturnTypeResolver(types), null));
        functions.register(
                "avg",
                new ExactAggregate(
                        "avg", AvgFunction.Validator.INSTANCE, new AvgFunction.ReturnTypeResolver(types), null));
        for (String name : List.of("min", "max")) {
            functions.register(
                    name,
                    new ExactAggregate(
                            name,
                            new ArgumentTypesValidator(one, COMPARABLE),
                            StandardFunctionReturnTypeResolvers.useFirstNonNull(),
                            IMPLIED_RESULT_TYPE));
        }
    }

    @Override
    public void render(
            SqlAppender appender,
            List<? extends SqlAstNode> arguments,
            ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        render(appender, arguments, null, returnType, translator);
    }

    @Override
    public void render(
            SqlAppender appender,
            List<? extends SqlAstNode> arguments,
            @Nullable Predicate filter,
            ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        SqlAstNode argument = arguments.get(0);
        if (getName().equals("avg") && addsUpToMoreThanBigint(argument)) {
            appender.append("(cast(");
            renderSum(appender, argument, filter, translator);
            appender.append(" as double)/nullif(");
            render("count", appender, argument, filter, translator);
            appender.append(",0))");
        } else if (getName().equals("sum")) {
            renderSum(appender, argument, filter, translator);
        } else {
            render(getName(), appender, argument, filter, translator);
        }
    }

    /** May the sum of an argument be too long for 64 bits? That of a column of type int would need 2^32 rows. */
    static boolean addsUpToMoreThanBigint(SqlAstNode argument) {
        Expression expression = expression(argument);
        return IntegerArithmetic.isInteger(expression) && IntegerWidth.of(expression) > IntegerWidth.OF_INT;
    }

    static void renderSum(
            SqlAppender appender, SqlAstNode argument, @Nullable Predicate filter, SqlAstTranslator<?> translator) {
        int scale = addsUpToMoreThanBigint(argument) ? 0 : scaleOfConstant(expression(argument));
        appender.append(argument instanceof Distinct ? "sum(distinct " : "sum(");
        appender.append(scale < 0 ? "" : "cast(");
        FilteredArgument.render(appender, aggregated(argument), filter, translator);
        appender.append(scale < 0 ? ")" : " as decimal(38," + scale + ")))");
    }

    /** Of the sum of a constant the engine makes a product, and mistakes the type where a decimal has fewer digits. */
    private static int scaleOfConstant(Expression expression) {
        return expression instanceof Literal literal && LiteralValue.of(literal) instanceof BigDecimal decimal
                ? Math.max(0, decimal.scale())
                : -1;
    }

    private static void render(
            String function,
            SqlAppender appender,
            SqlAstNode argument,
            @Nullable Predicate filter,
            SqlAstTranslator<?> translator) {
        appender.append(function);
        appender.append(argument instanceof Distinct ? "(distinct " : "(");
        FilteredArgument.render(appender, aggregated(argument), filter, translator);
        appender.append(')');
    }

    private static Expression expression(SqlAstNode argument) {
        return argument instanceof Distinct distinct ? distinct.getExpression() : (Expression) argument;
    }

    /**
     * Of {@code sum(a * 2.5)} the engine makes {@code sum(a) * 2.5}, and mistakes the type of a decimal (error 1104, or a lost
     * connection); within a function it leaves the product alone.
     */
    private static Expression aggregated(SqlAstNode argument) {
        Expression expression = expression(argument);
        boolean decimal = expression instanceof BinaryArithmeticExpression
                && expression.getExpressionType() != null
                && expression
                        .getExpressionType()
                        .getSingleJdbcMapping()
                        .getJdbcType()
                        .isDecimal();
        return decimal ? new WrappedExpression("coalesce(", expression, ")") : expression;
    }

    @Override
    public String getArgumentListSignature() {
        return "(arg)";
    }
}
