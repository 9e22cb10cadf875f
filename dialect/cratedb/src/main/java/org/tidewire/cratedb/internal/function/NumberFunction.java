package org.tidewire.cratedb.internal.function;

import static org.hibernate.query.sqm.produce.function.FunctionParameterType.INTEGER;
import static org.hibernate.query.sqm.produce.function.FunctionParameterType.NUMERIC;

import java.util.List;
import org.hibernate.metamodel.mapping.JdbcMapping;
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
import org.hibernate.type.SqlTypes;

/**
 * What rounds a number, and {@code abs}. The server computes them of whole numbers by floating point numbers, and makes whole numbers
 * of floating point numbers (measured on 6.4.4): {@code round(16777217)} is 16777216, {@code round(1e19)} 9223372036854775807 and
 * {@code round(-2.5)} -2. By decimals they are exact.
 */
public final class NumberFunction extends NamedSqmFunctionDescriptor {
    private final String name;

    private NumberFunction(String name, int mostArguments) {
        super(
                name,
                true,
                new ArgumentTypesValidator(StandardArgumentsValidators.between(1, mostArguments), NUMERIC, INTEGER),
                StandardFunctionReturnTypeResolvers.useArgType(1));
        this.name = name;
    }

    static void registerAll(SqmFunctionRegistry functions) {
        functions.register("abs", new NumberFunction("abs", 1));
        functions.register("floor", new NumberFunction("floor", 1));
        functions.register("ceiling", new NumberFunction("ceil", 1));
        functions.register("round", new NumberFunction("round", 2));
        functions.registerAlternateKey("ceil", "ceiling");
    }

    /** A number that may have a fraction, and has as many digits as 64 bits keep. */
    public static boolean isFloatingPoint(SqlAstNode number) {
        JdbcMapping type = CrateDBCasts.mapping(number);
        return type != null && type.getJdbcType().isFloat();
    }

    /** A number of at most 64 bits without a fraction. */
    public static boolean isWhole(SqlAstNode number) {
        return isOfWholeType(number)
                && (!(number instanceof BinaryArithmeticExpression arithmetic)
                        || (isWhole(arithmetic.getLeftHandOperand()) && isWhole(arithmetic.getRightHandOperand())));
    }

    /** Hibernate divides parts of dates by 7.0, and says that the quotient is a whole number. */
    private static boolean isOfWholeType(SqlAstNode number) {
        JdbcMapping type = CrateDBCasts.mapping(number);
        return type != null && type.getJdbcType().isInteger();
    }

    /** The type that a cast gives a whole number back. */
    static String wholeType(SqlAstNode number) {
        return switch (CrateDBCasts.typeOf((Expression) number)) {
            case SqlTypes.TINYINT, SqlTypes.SMALLINT -> "smallint";
            case SqlTypes.INTEGER -> "integer";
            default -> "bigint";
        };
    }

    /** A whole number as it is: a literal alone would be a position in {@code order by}. */
    static void renderWhole(SqlAppender appender, SqlAstNode number, SqlAstTranslator<?> translator) {
        boolean isLiteral = number instanceof Literal;
        appender.append(isLiteral ? "cast(" : "");
        number.accept(translator);
        appender.append(isLiteral ? " as " + wholeType(number) + ")" : "");
    }

    @Override
    public void render(
            SqlAppender appender,
            List<? extends SqlAstNode> arguments,
            ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        SqlAstNode number = arguments.get(0);
        boolean isAbsolute = name.equals("abs");
        if (isWhole(number)) {
            if (isAbsolute || arguments.size() == 2) {
                renderByDecimals(appender, "cast(", arguments, " as " + wholeType(number) + ")", translator);
            } else {
                renderWhole(appender, number, translator);
            }
        } else if (isOfWholeType(number)) {
            renderByDecimals(appender, "cast(", arguments, " as " + wholeType(number) + ")", translator);
        } else if (isFloatingPoint(number)) {
            if (isAbsolute) {
                super.render(appender, arguments, returnType, translator);
            } else {
                renderByDecimals(appender, "cast(", arguments, " as double precision)", translator);
            }
        } else if (isAbsolute) {
            renderSign(appender, number, translator);
        } else {
            renderByDecimals(appender, "", arguments, "", translator);
        }
    }

    /** A cast, since a {@code BigInteger} in the query and a parameter without a type may be a whole number of 64 bits. */
    private void renderByDecimals(
            SqlAppender appender,
            String before,
            List<? extends SqlAstNode> arguments,
            String after,
            SqlAstTranslator<?> translator) {
        appender.append(before + name + "(cast(");
        arguments.get(0).accept(translator);
        appender.append(" as numeric)");
        if (arguments.size() == 2) {
            appender.append(',');
            arguments.get(1).accept(translator);
        }
        appender.append(")" + after);
    }

    /** The server's {@code abs} rounds a decimal to 34 digits. */
    private static void renderSign(SqlAppender appender, SqlAstNode decimal, SqlAstTranslator<?> translator) {
        appender.append("case when ");
        decimal.accept(translator);
        appender.append("<0 then 0-");
        decimal.accept(translator);
        appender.append(" else ");
        decimal.accept(translator);
        appender.append(" end");
    }
}
