package org.tidewire.tidb.internal.function;

import org.hibernate.dialect.function.json.JsonPathHelper;
import org.hibernate.dialect.function.json.MySQLJsonValueFunction;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.expression.CastTarget;
import org.hibernate.sql.ast.tree.expression.JsonPathPassingClause;
import org.hibernate.sql.ast.tree.expression.JsonValueEmptyBehavior;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.spi.TypeConfiguration;
import org.jspecify.annotations.Nullable;
import org.tidewire.tidb.TiDBDialect;
import org.tidewire.tidb.internal.server.TiDBRefusal;

/**
 * {@code json_value} by {@code json_extract}, as on MySQL, but for two things: TiDB has no function {@code json_value} to
 * leave errors and defaults to (error 1305), and a text is never equal to a JSON {@code true}, so that MySQL's rendering
 * gives null for every boolean.
 */
final class TiDBJsonValueFunction extends MySQLJsonValueFunction {
    TiDBJsonValueFunction(TypeConfiguration typeConfiguration) {
        super(typeConfiguration);
    }

    @Override
    protected void render(
            SqlAppender appender,
            JsonValueArguments arguments,
            ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        if (arguments.errorBehavior() != null || isNotDefault(arguments.emptyBehavior())) {
            throw TiDBRefusal.JSON_VALUE_BEHAVIOR.exception();
        }
        if (isBoolean(arguments.returningType())) {
            renderBoolean(appender, arguments, translator);
        } else if (arguments.returningType() == null
                && ((TiDBDialect)
                                translator.getSessionFactory().getJdbcServices().getDialect())
                        .renderingContext()
                        .collationSpelledOut()) {
            appender.append("cast(");
            super.render(appender, arguments, returnType, translator);
            appender.append(" as char character set utf8mb4)");
        } else {
            super.render(appender, arguments, returnType, translator);
        }
    }

    private static void renderBoolean(
            SqlAppender appender, JsonValueArguments arguments, SqlAstTranslator<?> translator) {
        appender.append("case json_unquote(json_extract(");
        arguments.jsonDocument().accept(translator);
        appender.append(',');
        JsonPathPassingClause passing = arguments.passingClause();
        if (passing == null) {
            arguments.jsonPath().accept(translator);
        } else {
            JsonPathHelper.appendJsonPathConcatPassingClause(appender, arguments.jsonPath(), passing, translator);
        }
        appender.append(")) when 'true' then true when 'false' then false end");
    }

    private static boolean isBoolean(@Nullable CastTarget target) {
        if (target == null) {
            return false;
        }
        int sqlType = target.getJdbcMapping().getJdbcType().getDefaultSqlTypeCode();
        return sqlType == SqlTypes.BOOLEAN || sqlType == SqlTypes.BIT;
    }

    private static boolean isNotDefault(@Nullable JsonValueEmptyBehavior behavior) {
        return behavior != null && behavior != JsonValueEmptyBehavior.NULL;
    }
}
