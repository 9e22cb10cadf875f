package org.tidewire.databend.internal.function;

import static org.hibernate.query.sqm.produce.function.FunctionParameterType.INTEGER;
import static org.hibernate.query.sqm.produce.function.FunctionParameterType.NUMERIC;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.hibernate.metamodel.mapping.JdbcMappingContainer;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.query.sqm.function.NamedSqmFunctionDescriptor;
import org.hibernate.query.sqm.function.SqmFunctionRegistry;
import org.hibernate.query.sqm.produce.function.ArgumentTypesValidator;
import org.hibernate.query.sqm.produce.function.StandardArgumentsValidators;
import org.hibernate.query.sqm.produce.function.StandardFunctionReturnTypeResolvers;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.BinaryArithmeticExpression;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.Literal;
import org.tidewire.databend.internal.query.ConstantExpression;
import org.tidewire.databend.internal.query.IntegerWidth;
import org.tidewire.databend.internal.server.DatabendQueryRefusal;
import org.tidewire.internal.query.LiteralValue;

/**
 * {@code floor}, {@code ceiling} and {@code round}. Databend makes a double of a whole number, which has 53 bits, and which none of its
 * functions takes for a whole number again.
 */
public final class RoundingFunction extends NamedSqmFunctionDescriptor {
    private RoundingFunction(String name, int mostArguments) {
        super(
                name,
                true,
                new ArgumentTypesValidator(StandardArgumentsValidators.between(1, mostArguments), NUMERIC, INTEGER),
                StandardFunctionReturnTypeResolvers.useArgType(1));
    }

    static void registerAll(SqmFunctionRegistry functions) {
        functions.register("floor", new RoundingFunction("floor", 1));
        functions.register("ceiling", new RoundingFunction("ceil", 1));
        functions.registerAlternateKey("ceil", "ceiling");
        functions.register("round", new RoundingFunction("round", 2));
    }

    @Override
    public void render(
            SqlAppender appender,
            List<? extends SqlAstNode> arguments,
            ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        Expression number = (Expression) arguments.get(0);
        if (arguments.size() > 1
                && arguments.get(1) instanceof Expression places
                && !ConstantExpression.is(places)
                && isDecimal(number)) {
            throw DatabendQueryRefusal.ROUND_TO_ANY_PLACES.exception();
        }
        render(getName(), appender, arguments, translator);
    }

    /** A whole number stays one; it changes by places before the point alone. */
    public static void render(
            String name, SqlAppender appender, List<? extends SqlAstNode> arguments, SqlAstTranslator<?> translator) {
        Expression number = (Expression) arguments.get(0);
        IntegerArithmetic whole = new IntegerArithmetic(appender, translator);
        if (!isWhole(number)) {
            renderCall(name, appender, arguments, translator);
        } else if (arguments.size() > 1 && !isNatural((Expression) arguments.get(1))) {
            whole.asBigint(() -> renderCall(name, appender, arguments, translator));
        } else if (number instanceof Literal) {
            // Alone it would be a position in 'order by'.
            whole.asBigint(() -> number.accept(translator));
        } else {
            number.accept(translator);
        }
    }

    private static void renderCall(
            String name, SqlAppender appender, List<? extends SqlAstNode> arguments, SqlAstTranslator<?> translator) {
        appender.append(name);
        appender.append('(');
        renderNumber(appender, (Expression) arguments.get(0), translator);
        for (SqlAstNode places : arguments.subList(1, arguments.size())) {
            appender.append(',');
            places.accept(translator);
        }
        appender.append(')');
    }

    /** Hibernate divides parts of dates by 7.0, and says that the quotient is a whole number. */
    private static boolean isWhole(Expression number) {
        return IntegerArithmetic.isInteger(number)
                && (!(number instanceof BinaryArithmeticExpression arithmetic)
                        || (isWhole(arithmetic.getLeftHandOperand()) && isWhole(arithmetic.getRightHandOperand())));
    }

    private static boolean isNatural(Expression places) {
        BigDecimal number = LiteralValue.number(places);
        return number != null && number.signum() >= 0;
    }

    /** With a digit after the point, as Databend would make an integer of a constant again. */
    private static void renderNumber(SqlAppender appender, Expression number, SqlAstTranslator<?> translator) {
        boolean cast = isCast(number);
        appender.append(cast ? "cast(" : "");
        number.accept(translator);
        appender.append(cast ? " as decimal(38,1) null)" : "");
    }

    private static boolean isCast(Expression number) {
        return isWholeDecimal(number)
                || (IntegerArithmetic.isInteger(number) && IntegerWidth.of(number) > IntegerWidth.OF_DOUBLE);
    }

    /** One without a point, of which Databend makes an integer or a double. */
    private static boolean isWholeDecimal(Expression number) {
        JdbcMappingContainer type = number.getExpressionType();
        return number instanceof Literal literal
                ? LiteralValue.of(literal) instanceof BigInteger
                        || (LiteralValue.of(literal) instanceof BigDecimal decimal && decimal.scale() <= 0)
                : number.getColumnReference() == null
                        && type != null
                        && type.getSingleJdbcMapping().getJavaTypeDescriptor().getJavaTypeClass() == BigInteger.class;
    }

    private static boolean isDecimal(Expression number) {
        JdbcMappingContainer type = number.getExpressionType();
        return isCast(number)
                || (type != null && type.getSingleJdbcMapping().getJdbcType().isDecimal());
    }
}
