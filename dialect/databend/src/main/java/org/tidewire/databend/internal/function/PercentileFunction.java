package org.tidewire.databend.internal.function;

import java.util.List;
import org.hibernate.dialect.function.InverseDistributionFunction;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.query.SortDirection;
import org.hibernate.query.spi.QueryEngine;
import org.hibernate.query.sqm.function.SelfRenderingSqmOrderedSetAggregateFunction;
import org.hibernate.query.sqm.produce.function.FunctionParameterType;
import org.hibernate.query.sqm.sql.SqmToSqlAstConverter;
import org.hibernate.query.sqm.tree.SqmTypedNode;
import org.hibernate.query.sqm.tree.predicate.SqmPredicate;
import org.hibernate.query.sqm.tree.select.SqmOrderByClause;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.sql.ast.tree.select.SortSpecification;
import org.hibernate.type.BasicType;
import org.hibernate.type.StandardBasicTypes;
import org.hibernate.type.spi.TypeConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * {@code percentile_cont(f) within group (order by x)} as {@code quantile_cont(f)(x)}, of doubles: that of decimals does not
 * interpolate.
 */
final class PercentileFunction extends InverseDistributionFunction {
    private final BasicType<Double> doubleType;

    PercentileFunction(TypeConfiguration types) {
        super("percentile_cont", FunctionParameterType.NUMERIC, types);
        doubleType = types.getBasicTypeRegistry().resolve(StandardBasicTypes.DOUBLE);
    }

    /** Between two whole numbers lies a fraction: the result is a double whatever is sorted. */
    @Override
    public <T> SelfRenderingSqmOrderedSetAggregateFunction<T> generateSqmOrderedSetAggregateFunctionExpression(
            List<? extends SqmTypedNode<?>> arguments,
            SqmPredicate filter,
            SqmOrderByClause withinGroup,
            ReturnableType<T> impliedResultType,
            QueryEngine queryEngine) {
        return new SelfRenderingInverseDistributionFunction<T>(
                arguments, filter, withinGroup, impliedResultType, queryEngine) {
            @Override
            protected ReturnableType<?> determineResultType(
                    SqmToSqlAstConverter converter, TypeConfiguration typeConfiguration) {
                return doubleType;
            }
        };
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
