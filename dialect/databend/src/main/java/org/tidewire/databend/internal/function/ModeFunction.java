package org.tidewire.databend.internal.function;

import java.util.List;
import org.hibernate.dialect.function.InverseDistributionFunction;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.sql.ast.tree.select.SortSpecification;
import org.hibernate.type.spi.TypeConfiguration;
import org.jspecify.annotations.Nullable;

/** {@code mode() within group (order by x)} as {@code mode(x)}. */
final class ModeFunction extends InverseDistributionFunction {
    ModeFunction(TypeConfiguration types) {
        super("mode", null, types);
    }

    @Override
    public void render(
            SqlAppender appender,
            List<? extends SqlAstNode> arguments,
            @Nullable Predicate filter,
            List<SortSpecification> withinGroup,
            ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        appender.append("mode(");
        FilteredArgument.render(appender, withinGroup.get(0).getSortExpression(), filter, translator);
        appender.append(')');
    }
}
