package org.tidewire.databend.internal.array;

import java.util.List;
import org.hibernate.dialect.function.array.ArrayAggFunction;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.sql.ast.tree.select.SortSpecification;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.internal.function.FilteredArgument;

/** {@code array_agg}: Databend sorts {@code within group}, not among the arguments. */
final class ArrayAggregateFunction extends ArrayAggFunction {
    ArrayAggregateFunction() {
        super("array_agg", false, true);
    }

    @Override
    public void render(
            SqlAppender appender,
            List<? extends SqlAstNode> arguments,
            @Nullable Predicate filter,
            List<SortSpecification> withinGroup,
            ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        FilteredArgument.renderArray(appender, arguments.get(0), filter, withinGroup, translator);
    }
}
