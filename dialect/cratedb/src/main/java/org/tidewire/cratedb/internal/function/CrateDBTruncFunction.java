package org.tidewire.cratedb.internal.function;

import static org.hibernate.type.spi.TypeConfiguration.getSqlTemporalType;

import jakarta.persistence.TemporalType;
import java.util.List;
import java.util.Locale;
import org.hibernate.dialect.function.TruncFunction;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.query.common.TemporalUnit;
import org.hibernate.query.spi.QueryEngine;
import org.hibernate.query.sqm.function.FunctionRenderer;
import org.hibernate.query.sqm.function.SelfRenderingSqmFunction;
import org.hibernate.query.sqm.tree.SqmTypedNode;
import org.hibernate.query.sqm.tree.expression.SqmExtractUnit;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.spi.TypeConfiguration;
import org.tidewire.cratedb.internal.server.CrateDBQueryRefusal;

/** {@code trunc} of numbers, and of dates by {@code date_trunc}, which returns an instant whatever it is given. */
@SuppressWarnings({"deprecation", "removal"}) // TemporalType is what Hibernate tells types by
final class CrateDBTruncFunction extends TruncFunction {
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

    private static void renderNumber(
            SqlAppender appender,
            List<? extends SqlAstNode> arguments,
            ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        boolean isCast = RoundingFunction.isFloatingPoint(arguments.get(0));
        appender.append(isCast ? "cast(trunc(" : "trunc(");
        arguments.get(0).accept(translator);
        if (arguments.size() == 2) {
            appender.append(',');
            arguments.get(1).accept(translator);
        }
        appender.append(isCast ? ") as double precision)" : ")");
    }
}
