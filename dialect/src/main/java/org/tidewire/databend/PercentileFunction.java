package org.tidewire.databend;

import java.util.List;
import org.hibernate.dialect.function.InverseDistributionFunction;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.query.SortDirection;
import org.hibernate.query.sqm.produce.function.FunctionParameterType;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.sql.ast.tree.select.SortSpecification;
import org.hibernate.type.spi.TypeConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * {@code percentile_cont(f) within group (order by x)} as {@code quantile_cont(f)(x)}, of doubles: that of decimals does not
 * interpolate.
 */
final class PercentileFunction extends InverseDistributionFunction {
    PercentileFunction(TypeConfiguration types) {
        super("percentile_cont", FunctionParameterType.NUMERIC, types);
    }

    @Override
    public void render(
            SqlAppender appender,
            List<? extends SqlAstNode> arguments,
            @Nullable Predicate filter,
            List<SortSpecification> withinGroup,
            ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        SortSpecification sorting = withinGroup.get(0);
        boolean descending = sorting.getSortOrder() == SortDirection.DESCENDING;
        appender.append(descending ? "quantile_cont(1-" : "quantile_cont(");
        arguments.get(0).accept(translator);
        appender.append(")(cast(");
        FilteredArgument.render(appender, sorting.getSortExpression(), filter, translator);
        appender.append(" as double))");
    }
}
