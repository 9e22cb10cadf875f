package org.tidewire.cratedb.internal.function;

import static org.hibernate.type.spi.TypeConfiguration.getSqlTemporalType;

import jakarta.persistence.TemporalType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.hibernate.dialect.function.TruncFunction;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.query.common.TemporalUnit;
import org.hibernate.query.spi.QueryEngine;
import org.hibernate.query.sqm.UnaryArithmeticOperator;
import org.hibernate.query.sqm.function.FunctionRenderer;
import org.hibernate.query.sqm.function.SelfRenderingSqmFunction;
import org.hibernate.query.sqm.tree.SqmTypedNode;
import org.hibernate.query.sqm.tree.expression.SqmExtractUnit;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.UnaryOperation;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.spi.TypeConfiguration;
import org.tidewire.cratedb.internal.server.CrateDBQueryRefusal;
import org.tidewire.cratedb.internal.type.CrateDBColumnTypes;
import org.tidewire.internal.query.LiteralValue;

/** {@code trunc} of numbers, and of dates by {@code date_trunc}, which returns an instant whatever it is given. */
@SuppressWarnings({"deprecation", "removal"}) // TemporalType is what Hibernate tells types by
final class CrateDBTruncFunction extends TruncFunction {
    /** Of a whole number with 64 bits. */
    private static final int MOST_DIGITS = 18;

    CrateDBTruncFunction(TypeConfiguration types) {
        super("trunc", null, null, null, types);
    }

    @Override
    protected <T> SelfRenderingSqmFunction<T> generateSqmFunctionExpression(
            List<? extends SqmTypedNode<?>> arguments, ReturnableType<T> impliedResultType, QueryEngine queryEngine) {
        FunctionRenderer renderer = arguments.size() == 2 && arguments.get(1) instanceof SqmExtractUnit<?> unit
                ? (appender, sqlArguments, returnType, translator) ->
                        renderMoment(appender, (Expression) sqlArguments.get(0), unit.getUnit(), translator)
                : CrateDBTruncFunction::renderNumber;
        return new SelfRenderingSqmFunction<>(
                this,
                renderer,
                arguments,
                impliedResultType,
                null,
                getReturnTypeResolver(),
                queryEngine.getCriteriaBuilder(),
                getName());
    }

    private static void renderMoment(
            SqlAppender appender, Expression moment, TemporalUnit unit, SqlAstTranslator<?> translator) {
        JdbcMapping type = moment.getExpressionType() == null
                ? null
                : moment.getExpressionType().getSingleJdbcMapping();
        if (type != null && getSqlTemporalType(type) == TemporalType.TIME) {
            throw CrateDBQueryRefusal.TIME_ARITHMETIC.exception();
        }
        int code = type == null ? SqlTypes.TIMESTAMP : type.getJdbcType().getDefaultSqlTypeCode();
        boolean isInstant = code == SqlTypes.TIMESTAMP_UTC || code == SqlTypes.TIMESTAMP_WITH_TIMEZONE;
        appender.append(isInstant ? "" : "cast(");
        appender.append("date_trunc('" + unit.toString().toLowerCase(Locale.ROOT) + "',");
        moment.accept(translator);
        appender.append(isInstant ? ")" : ") as timestamp without time zone)");
    }

    /** The server has it for floating point numbers alone. */
    private static void renderNumber(
            SqlAppender appender,
            List<? extends SqlAstNode> arguments,
            ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        SqlAstNode number = arguments.get(0);
        if (NumberFunction.isFloatingPoint(number)) {
            appender.append("trunc(");
            number.accept(translator);
            appender.append(',');
            if (arguments.size() == 2) {
                arguments.get(1).accept(translator);
            } else {
                appender.append('0');
            }
            appender.append(')');
            return;
        }
        int digits = arguments.size() == 1 ? 0 : digits(arguments.get(1));
        if (NumberFunction.isWhole(number) && digits >= 0) {
            NumberFunction.renderWhole(appender, number, translator);
            return;
        }
        appender.append('(');
        number.accept(translator);
        appender.append('-');
        number.accept(translator);
        appender.append("%" + unit(digits, NumberFunction.isWhole(number)) + ")");
    }

    private static String unit(int digits, boolean isWhole) {
        String unit = BigDecimal.ONE.movePointLeft(digits).toPlainString();
        return isWhole || digits == 0
                ? unit
                : "cast('" + unit + "' as numeric(" + CrateDBColumnTypes.LARGEST_PRECISION + "," + Math.max(digits, 0)
                        + "))";
    }

    private static int digits(SqlAstNode digits) {
        if (digits instanceof UnaryOperation operation
                && operation.getOperator() == UnaryArithmeticOperator.UNARY_MINUS) {
            return -digits(operation.getOperand());
        }
        BigDecimal number = LiteralValue.number(digits);
        if (number != null && number.abs().compareTo(BigDecimal.valueOf(MOST_DIGITS)) <= 0) {
            return number.intValue();
        }
        throw CrateDBQueryRefusal.TRUNCATION.exception();
    }
}
