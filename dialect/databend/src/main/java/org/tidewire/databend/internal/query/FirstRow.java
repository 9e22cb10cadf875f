package org.tidewire.databend.internal.query;

import java.util.List;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.mapping.JdbcMappingContainer;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.query.sqm.function.FunctionRenderer;
import org.hibernate.query.sqm.function.SelfRenderingOrderedSetAggregateFunctionSqlAstExpression;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.Literal;
import org.hibernate.sql.ast.tree.expression.SelfRenderingExpression;
import org.hibernate.sql.ast.tree.expression.SqlTupleContainer;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.hibernate.sql.ast.tree.select.SortSpecification;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.internal.function.FilteredArgument;
import org.tidewire.databend.internal.sql.CorrelatedLimit;
import org.tidewire.databend.internal.sql.ScalarSubquery;
import org.tidewire.internal.query.Aggregates;
import org.tidewire.internal.query.LiteralValue;

/**
 * The one row that a correlated subquery with {@code limit 1} reads, as an aggregate: Databend takes any correlation of an
 * aggregate, and of a limit none. {@code array_agg} skips nulls but not tuples, and of no rows its first element is null.
 */
public final class FirstRow implements FunctionRenderer {
    private static final FirstRow INSTANCE = new FirstRow();

    private FirstRow() {}

    /** The same value, without a limit; null where the subquery has another form. */
    public static @Nullable SelectStatement of(SelectStatement statement) {
        if (!statement.getCteStatements().isEmpty()
                || !(statement.getQueryPart() instanceof QuerySpec query)
                || !CorrelatedLimit.isIn(query)
                || !isOneRow(query)
                || Aggregates.makeOneRow(query)
                || Aggregates.haveWindows(query)
                || query.getSelectClause().getSqlSelections().size() != 1) {
            return null;
        }
        Expression value = query.getSelectClause().getSqlSelections().get(0).getExpression();
        if (SqlTupleContainer.getSqlTuple(value) != null || Subqueries.areIn(value)) {
            return null;
        }
        return ScalarSubquery.of(
                query,
                new SelfRenderingOrderedSetAggregateFunctionSqlAstExpression<>(
                        "array_agg",
                        INSTANCE,
                        List.of(value),
                        null,
                        query.hasSortSpecifications() ? query.getSortSpecifications() : List.of(),
                        null,
                        value.getExpressionType()));
    }

    private static boolean isOneRow(QuerySpec query) {
        return query.getOffsetClauseExpression() == null
                && query.getFetchClauseExpression() instanceof Literal literal
                && LiteralValue.of(literal) instanceof Number number
                && number.longValue() == 1
                && CorrelatedLimit.isOfPlainRows(query);
    }

    @Override
    public void render(
            SqlAppender sql,
            List<? extends SqlAstNode> arguments,
            @Nullable Predicate filter,
            List<SortSpecification> withinGroup,
            @Nullable ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        sql.appendSql('(');
        FilteredArgument.renderArray(sql, new Tuple((Expression) arguments.get(0)), filter, withinGroup, translator);
        sql.appendSql(")[1].1");
    }

    @Override
    public void render(
            SqlAppender sql,
            List<? extends SqlAstNode> arguments,
            @Nullable ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        render(sql, arguments, null, List.of(), returnType, translator);
    }

    private record Tuple(Expression value) implements SelfRenderingExpression {
        @Override
        public void renderToSql(SqlAppender sql, SqlAstTranslator<?> translator, SessionFactoryImplementor factory) {
            sql.appendSql("tuple(");
            value.accept(translator);
            sql.appendSql(')');
        }

        @Override
        public @Nullable JdbcMappingContainer getExpressionType() {
            return value.getExpressionType();
        }
    }
}
