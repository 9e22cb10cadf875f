package org.tidewire.cratedb.internal.function;

import static org.hibernate.query.sqm.produce.function.FunctionParameterType.NUMERIC;

import java.util.List;
import org.hibernate.dialect.function.AvgFunction;
import org.hibernate.dialect.function.SumReturnTypeResolver;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.query.sqm.function.FunctionKind;
import org.hibernate.query.sqm.function.NamedSqmFunctionDescriptor;
import org.hibernate.query.sqm.function.SqmFunctionRegistry;
import org.hibernate.query.sqm.produce.function.ArgumentTypesValidator;
import org.hibernate.query.sqm.produce.function.ArgumentsValidator;
import org.hibernate.query.sqm.produce.function.FunctionReturnTypeResolver;
import org.hibernate.query.sqm.produce.function.StandardArgumentsValidators;
import org.hibernate.query.sqm.produce.function.StandardFunctionReturnTypeResolvers;
import org.hibernate.sql.ast.SqlAstNodeRenderingMode;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.AggregateFunctionExpression;
import org.hibernate.sql.ast.tree.expression.Distinct;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.type.BasicType;
import org.hibernate.type.StandardBasicTypes;
import org.hibernate.type.spi.TypeConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Sums, averages and deviations by decimals, which are exact. By floating point numbers (measured on 6.4.4), the server adds the rounding
 * error of one group to the sum of the next one, leaves it in a window that moves, sums up {@code real} in 32 bits, and has 0 for the
 * deviation of 1000000001, 1000000002 and 1000000003.
 */
public final class ExactAggregate extends NamedSqmFunctionDescriptor {
    /** What stands around an aggregate, and around its {@code over}: a floating point number comes out. */
    public record Frame(String before, String after) {}

    private static final Frame CAST = new Frame("cast(", " as double precision)");
    private static final Frame SQUARE = new Frame("cast(power(", ",2) as double precision)");

    private final String name;

    private ExactAggregate(
            String name, String serverName, ArgumentsValidator arguments, FunctionReturnTypeResolver returned) {
        super(
                serverName,
                true,
                arguments,
                returned,
                null,
                name,
                FunctionKind.AGGREGATE,
                null,
                SqlAstNodeRenderingMode.DEFAULT);
        this.name = name;
    }

    static void registerAll(SqmFunctionRegistry functions, TypeConfiguration types) {
        BasicType<Double> doubleType = types.getBasicTypeRegistry().resolve(StandardBasicTypes.DOUBLE);
        functions.register(
                "sum",
                new ExactAggregate(
                        "sum", "sum", StandardArgumentsValidators.exactly(1), new SumReturnTypeResolver(types)));
        functions.register(
                "avg",
                new ExactAggregate(
                        "avg", "avg", AvgFunction.Validator.INSTANCE, new AvgFunction.ReturnTypeResolver(types)));
        List<List<String>> deviations = List.of(
                List.of("stddev", "stddev"),
                List.of("stddev_pop", "stddev_pop"),
                List.of("stddev_samp", "stddev_samp"),
                List.of("var_pop", "stddev_pop"),
                List.of("var_samp", "stddev_samp"),
                List.of("variance", "stddev_samp"));
        for (List<String> deviation : deviations) {
            functions.register(
                    deviation.get(0),
                    new ExactAggregate(
                            deviation.get(0),
                            deviation.get(1),
                            new ArgumentTypesValidator(StandardArgumentsValidators.exactly(1), NUMERIC),
                            StandardFunctionReturnTypeResolvers.invariant(doubleType)));
        }
    }

    /** Null where nothing stands around it. */
    public static @Nullable Frame around(Expression expression) {
        if (!(expression instanceof AggregateFunctionExpression function)) {
            return null;
        }
        return switch (function.getFunctionName()) {
            case "sum", "avg" ->
                isByDecimals(function.getFunctionName(), function.getArguments().get(0)) ? CAST : null;
            case "stddev", "stddev_pop", "stddev_samp" -> CAST;
            case "var_pop", "var_samp", "variance" -> SQUARE;
            default -> null;
        };
    }

    /** A sum of whole numbers is exact in the server, and an average of decimals. */
    private static boolean isByDecimals(String name, SqlAstNode argument) {
        return !(argument instanceof Distinct)
                && (NumberFunction.isFloatingPoint(argument)
                        || (name.equals("avg") && NumberFunction.isWhole(argument)));
    }

    /** That of HQL: those of variances are the server's deviations. */
    @Override
    public String getName() {
        return name;
    }

    @Override
    public void render(
            SqlAppender appender,
            List<? extends SqlAstNode> arguments,
            @Nullable Predicate filter,
            ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        SqlAstNode argument = arguments.get(0);
        boolean isSum = name.equals("sum") || name.equals("avg");
        List<? extends SqlAstNode> exact = !isSum || isByDecimals(name, argument)
                ? List.of(new Cast((Expression) argument, "numeric"))
                : arguments;
        super.render(appender, exact, filter, returnType, translator);
    }
}
