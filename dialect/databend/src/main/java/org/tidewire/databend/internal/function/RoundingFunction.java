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
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.Literal;
import org.tidewire.databend.internal.query.ConstantExpression;
import org.tidewire.databend.internal.query.IntegerWidth;
import org.tidewire.databend.internal.server.DatabendQueryRefusal;
import org.tidewire.internal.query.LiteralValue;

/** {@code floor} and {@code round}. Databend takes a whole number for a double, which has 53 bits. */
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
        appender.append(getName());
        appender.append('(');
        renderNumber(appender, number, translator);
        for (SqlAstNode places : arguments.subList(1, arguments.size())) {
            appender.append(',');
            places.accept(translator);
        }
        appender.append(')');
    }

    /** With a digit after the point, as Databend would make an integer of a constant again. */
    public static void renderNumber(SqlAppender appender, Expression number, SqlAstTranslator<?> translator) {
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
