package org.tidewire.databend.internal.json;

import org.hibernate.dialect.function.json.JsonValueFunction;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.query.sqm.CastType;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.expression.CastTarget;
import org.hibernate.sql.ast.tree.expression.JsonValueEmptyBehavior;
import org.hibernate.sql.ast.tree.expression.JsonValueErrorBehavior;
import org.hibernate.type.spi.TypeConfiguration;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.internal.server.DatabendQueryRefusal;

/** {@code json_value}: a scalar, or null for an object, an array, and what is not of the type asked for. */
final class DatabendJsonValueFunction extends JsonValueFunction {
    private static final String FIRST = "json_path_query_first";

    DatabendJsonValueFunction(TypeConfiguration types) {
        super(types, true, true);
    }

    @Override
    protected void render(
            SqlAppender appender,
            JsonValueArguments arguments,
            ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        if (isOther(arguments.errorBehavior(), JsonValueErrorBehavior.NULL)
                || isOther(arguments.emptyBehavior(), JsonValueEmptyBehavior.NULL)) {
            throw DatabendQueryRefusal.JSON_VALUE_BEHAVIOR.exception();
        }
        DatabendJson json = new DatabendJson(arguments.jsonDocument(), arguments.jsonPath(), arguments.passingClause());
        appender.append("case when json_typeof(");
        json.call(FIRST, appender, translator);
        appender.append(") not in ('OBJECT','ARRAY') then ");
        CastTarget target = arguments.returningType();
        if (target == null) {
            renderText(json, appender, translator);
        } else if (target.getJdbcMapping().getJdbcType().isBinary()) {
            appender.append("try_from_hex(");
            renderText(json, appender, translator);
            appender.append(')');
        } else {
            // Lengths are words without a meaning for Databend.
            boolean cut = target.getLength() != null && target.getJdbcMapping().getCastType() == CastType.STRING;
            appender.append(cut ? "left(try_cast(" : "try_cast(");
            if (isReadDirectly(target.getJdbcMapping().getCastType())) {
                json.call(FIRST, appender, translator);
            } else {
                renderText(json, appender, translator);
            }
            appender.append(" as ");
            target.accept(translator);
            appender.append(cut ? ")," + target.getLength() + ")" : ")");
        }
        appender.append(" end");
    }

    private static void renderText(DatabendJson json, SqlAppender appender, SqlAstTranslator<?> translator) {
        appender.append("cast(");
        json.call(FIRST, appender, translator);
        appender.append(" as varchar)");
    }

    /** A moment may be one in the document, whose text would have quotes. */
    private static boolean isReadDirectly(CastType type) {
        return switch (type) {
            case BOOLEAN, DATE, TIMESTAMP, OFFSET_TIMESTAMP, ZONE_TIMESTAMP -> true;
            default -> type.isNumeric();
        };
    }

    private static boolean isOther(@Nullable Object behavior, Object standard) {
        return behavior != null && behavior != standard;
    }
}
