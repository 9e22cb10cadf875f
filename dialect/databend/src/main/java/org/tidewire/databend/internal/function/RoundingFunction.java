package org.tidewire.databend.internal.function;

import static org.hibernate.query.sqm.produce.function.FunctionParameterType.INTEGER;
import static org.hibernate.query.sqm.produce.function.FunctionParameterType.NUMERIC;

import java.util.List;
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
import org.tidewire.databend.internal.query.IntegerWidth;

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
        appender.append(getName());
        appender.append('(');
        renderNumber(appender, (Expression) arguments.get(0), translator);
        for (SqlAstNode places : arguments.subList(1, arguments.size())) {
            appender.append(',');
            places.accept(translator);
        }
        appender.append(')');
    }

    /** With a digit after the point, as Databend would make an integer of a constant again. */
    public static void renderNumber(SqlAppender appender, Expression number, SqlAstTranslator<?> translator) {
        boolean cast = IntegerArithmetic.isInteger(number) && IntegerWidth.of(number) > IntegerWidth.OF_DOUBLE;
        appender.append(cast ? "cast(" : "");
        number.accept(translator);
        appender.append(cast ? " as decimal(38,1))" : "");
    }
}
