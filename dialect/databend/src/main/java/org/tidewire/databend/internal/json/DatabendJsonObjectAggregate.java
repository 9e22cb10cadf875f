package org.tidewire.databend.internal.json;

import org.hibernate.dialect.function.json.JsonObjectAggFunction;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.expression.JsonNullBehavior;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.type.spi.TypeConfiguration;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.internal.function.FilteredArgument;

/** {@code json_objectagg}. Databend's own leaves nulls out, so they become JSON's where they are to be kept. */
final class DatabendJsonObjectAggregate extends JsonObjectAggFunction {
    DatabendJsonObjectAggregate(TypeConfiguration types) {
        super(",", false, types);
    }

    @Override
    protected void render(
            SqlAppender appender,
            JsonObjectAggArguments arguments,
            @Nullable Predicate filter,
            ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        boolean keep = arguments.nullBehavior() == JsonNullBehavior.NULL;
        appender.append("nullif(json_object_agg(");
        // Other keys than texts are refused (error 1010).
        appender.append("cast(");
        FilteredArgument.render(appender, arguments.key(), filter, translator);
        appender.append(" as varchar)");
        appender.append(keep ? ",coalesce(to_variant(" : ",");
        DatabendJson.inDocument(arguments.value()).accept(translator);
        appender.append(keep ? "),parse_json('null'))" : "");
        appender.append("),parse_json('{}'))");
    }
}
