package org.tidewire.cratedb.internal.function;

import static org.hibernate.query.sqm.produce.function.FunctionParameterType.INTEGER;
import static org.hibernate.query.sqm.produce.function.FunctionParameterType.NUMERIC;

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

/** What rounds a number: of a floating point number the server makes a whole one, which divides otherwise. */
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
        functions.register("round", new RoundingFunction("round", 2));
        functions.registerAlternateKey("ceil", "ceiling");
    }

    /** A number in a function that returns a whole one for it. */
    public static boolean isFloatingPoint(SqlAstNode number) {
        JdbcMappingContainer type = number instanceof Expression expression ? expression.getExpressionType() : null;
        return type != null
                && type.getJdbcTypeCount() == 1
                && type.getSingleJdbcMapping().getJdbcType().isFloat();
    }

    @Override
    public void render(
            SqlAppender appender,
            List<? extends SqlAstNode> arguments,
            ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        boolean isCast = isFloatingPoint(arguments.get(0));
        appender.append(isCast ? "cast(" : "");
        super.render(appender, arguments, returnType, translator);
        appender.append(isCast ? " as double precision)" : "");
    }
}
