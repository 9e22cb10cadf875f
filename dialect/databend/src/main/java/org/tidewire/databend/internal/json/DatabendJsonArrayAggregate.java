package org.tidewire.databend.internal.json;

import java.util.List;
import org.hibernate.dialect.function.json.JsonArrayAggFunction;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.JsonNullBehavior;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.sql.ast.tree.select.SortSpecification;
import org.hibernate.type.spi.TypeConfiguration;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.internal.function.FilteredArgument;
import org.tidewire.databend.internal.server.DatabendQueryRefusal;

/** {@code json_arrayagg}, sorted or not. Databend's own is empty, not null, where there are no rows. */
final class DatabendJsonArrayAggregate extends JsonArrayAggFunction {
    DatabendJsonArrayAggregate(TypeConfiguration types) {
        super(false, types);
    }

    @Override
    public void render(
            SqlAppender appender,
            List<? extends SqlAstNode> arguments,
            @Nullable Predicate filter,
            List<SortSpecification> withinGroup,
            ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        if (arguments.size() > 1 && arguments.get(1) == JsonNullBehavior.NULL) {
            throw DatabendQueryRefusal.JSON_AGGREGATE_NULLS.exception();
        }
        appender.append("nullif(cast(");
        FilteredArgument.renderArray(
                appender, DatabendJson.inDocument(arguments.get(0)), filter, withinGroup, translator);
        appender.append(" as variant),parse_json('[]'))");
    }
}
