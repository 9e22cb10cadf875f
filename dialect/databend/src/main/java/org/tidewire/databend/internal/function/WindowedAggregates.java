package org.tidewire.databend.internal.function;

import java.util.Set;
import java.util.function.Consumer;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.mapping.JdbcMappingContainer;
import org.hibernate.sql.ast.Clause;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.AggregateFunctionExpression;
import org.hibernate.sql.ast.tree.expression.Distinct;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.Over;
import org.hibernate.sql.ast.tree.expression.SelfRenderingExpression;
import org.hibernate.sql.ast.tree.expression.Star;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.internal.server.DatabendQueryRefusal;

/**
 * Aggregates with {@code over}. On 1.2.895 {@code count(x) over (...)} counts nulls too, and {@code array_agg} starts anew
 * with each row of an ordered window; others are written with something around them, which {@code over} cannot follow.
 */
public final class WindowedAggregates {
    private static final Set<String> WRAPPED =
            Set.of("json_arrayagg", "json_objectagg", "var_pop", "var_samp", "variance", "covar_samp");

    private WindowedAggregates() {}

    /** Renders the window, or one that means what SQL says. */
    public static void render(Over<?> over, SqlAppender appender, Consumer<Over<?>> rendering) {
        if (!(over.getExpression() instanceof AggregateFunctionExpression aggregate)) {
            rendering.accept(over);
            return;
        }
        String function = aggregate.getFunctionName();
        boolean ordered = over.getOrderList() != null && !over.getOrderList().isEmpty();
        if (WRAPPED.contains(function)) {
            throw DatabendQueryRefusal.windowed(function + " with 'over'");
        }
        if (function.equals("array_agg") && ordered) {
            throw DatabendQueryRefusal.windowed("array_agg with 'over (order by ...)'");
        }
        switch (function) {
            case "avg" -> renderAverage(over, aggregate, appender, rendering);
            case "count" -> rendering.accept(count(over, aggregate));
            default -> rendering.accept(over);
        }
    }

    /** The quotient of two windows where the average is more than one function. */
    private static void renderAverage(
            Over<?> over, AggregateFunctionExpression aggregate, SqlAppender appender, Consumer<Over<?>> rendering) {
        SqlAstNode averaged = aggregate.getArguments().get(0);
        if (!ExactAggregate.addsUpToMoreThanBigint(averaged)) {
            rendering.accept(over);
            return;
        }
        if (averaged instanceof Distinct) {
            throw DatabendQueryRefusal.windowed("avg(distinct ...) of bigint with 'over'");
        }
        appender.append("(cast(");
        rendering.accept(with(over, new Sum(averaged, aggregate.getFilter(), aggregate.getExpressionType())));
        appender.append(" as double)/nullif(");
        rendering.accept(with(over, new CountIf(averaged, aggregate.getFilter(), aggregate.getExpressionType())));
        appender.append(",0))");
    }

    private static Over<?> count(Over<?> over, AggregateFunctionExpression aggregate) {
        SqlAstNode counted = aggregate.getArguments().get(0);
        Predicate filter = aggregate.getFilter();
        return counted instanceof Distinct || (counted instanceof Star && filter == null)
                ? over
                : with(over, new CountIf(counted, filter, aggregate.getExpressionType()));
    }

    private static Over<?> with(Over<?> over, Expression expression) {
        return new Over<>(
                expression,
                over.getPartitions(),
                over.getOrderList(),
                over.getMode(),
                over.getStartKind(),
                over.getStartExpression(),
                over.getEndKind(),
                over.getEndExpression(),
                over.getExclusion());
    }

    private record Sum(
            SqlAstNode argument,
            @Nullable Predicate filter,
            @Nullable JdbcMappingContainer type) implements SelfRenderingExpression {
        @Override
        public @Nullable JdbcMappingContainer getExpressionType() {
            return type;
        }

        @Override
        public void renderToSql(
                SqlAppender appender, SqlAstTranslator<?> translator, SessionFactoryImplementor sessionFactory) {
            ExactAggregate.renderSum(appender, argument, filter, translator);
        }
    }

    /** {@code count_if} counts what it should in a window also. */
    private record CountIf(
            SqlAstNode counted,
            @Nullable Predicate filter,
            @Nullable JdbcMappingContainer type) implements SelfRenderingExpression {
        @Override
        public @Nullable JdbcMappingContainer getExpressionType() {
            return type;
        }

        @Override
        public void renderToSql(
                SqlAppender appender, SqlAstTranslator<?> translator, SessionFactoryImplementor sessionFactory) {
            appender.append("count_if(");
            if (filter != null) {
                appender.append('(');
                translator.getCurrentClauseStack().push(Clause.WHERE);
                filter.accept(translator);
                translator.getCurrentClauseStack().pop();
                appender.append(')');
            }
            if (!(counted instanceof Star)) {
                appender.append(filter == null ? "(" : " and (");
                counted.accept(translator);
                appender.append(") is not null");
            }
            appender.append(')');
        }
    }
}
