package org.tidewire.databend.internal.json;

import org.hibernate.dialect.function.json.JsonQueryFunction;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.expression.JsonQueryEmptyBehavior;
import org.hibernate.sql.ast.tree.expression.JsonQueryErrorBehavior;
import org.hibernate.sql.ast.tree.expression.JsonQueryWrapMode;
import org.hibernate.type.spi.TypeConfiguration;
import org.tidewire.databend.internal.server.DatabendQueryRefusal;

/** {@code json_query}: the one value at a path, or with a wrapper all of them in an array. */
final class DatabendJsonQueryFunction extends JsonQueryFunction {
    DatabendJsonQueryFunction(TypeConfiguration types) {
        super(types, true, true);
    }

    @Override
    protected void render(
            SqlAppender appender,
            JsonQueryArguments arguments,
            ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        boolean nullOnError =
                arguments.errorBehavior() == null || arguments.errorBehavior() == JsonQueryErrorBehavior.NULL;
        boolean nullOnEmpty =
                arguments.emptyBehavior() == null || arguments.emptyBehavior() == JsonQueryEmptyBehavior.NULL;
        if (!nullOnError || !nullOnEmpty) {
            throw DatabendQueryRefusal.JSON_QUERY_BEHAVIOR.exception();
        }
        if (arguments.wrapMode() == JsonQueryWrapMode.WITH_CONDITIONAL_WRAPPER) {
            throw DatabendQueryRefusal.JSON_CONDITIONAL_WRAPPER.exception();
        }
        DatabendJson json = new DatabendJson(arguments.jsonDocument(), arguments.jsonPath(), arguments.passingClause());
        if (arguments.wrapMode() == JsonQueryWrapMode.WITH_WRAPPER) {
            appender.append("nullif(");
            json.call("json_path_query_array", appender, translator);
            appender.append(",parse_json('[]'))");
        } else {
            // Several values without a wrapper are an error, which is null.
            appender.append("case when ");
            json.call("json_path_query_array", appender, translator);
            appender.append("[1] is null then ");
            json.call("json_path_query_first", appender, translator);
            appender.append(" end");
        }
    }
}
