package org.tidewire.tidb.internal.sql;

import org.hibernate.metamodel.mapping.JdbcMappingContainer;
import org.hibernate.query.sqm.function.SelfRenderingAggregateFunctionSqlAstExpression;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.CaseSearchedExpression;
import org.hibernate.sql.ast.tree.expression.CaseSimpleExpression;
import org.hibernate.sql.ast.tree.expression.Distinct;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.FunctionExpression;
import org.hibernate.sql.ast.tree.expression.SelfRenderingExpression;
import org.hibernate.sql.ast.tree.expression.Star;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.tidewire.internal.query.AggregatedArgument;
import org.tidewire.internal.query.OuterColumns;

/**
 * Aggregates of constants in one query. TiDB compares what it folds to constants by value, whatever their types, and takes
 * {@code min(0)} and {@code min('x')} for the same. It does not fold {@code any_value('x')}.
 */
final class ConstantAggregates {
    private static final int NONE = Integer.MIN_VALUE;

    /** The type of the first constant, which stays as it is; constants of that type are compared as they should be. */
    private int type = NONE;

    SelfRenderingExpression distinguished(SelfRenderingExpression expression) {
        if (!(expression instanceof SelfRenderingAggregateFunctionSqlAstExpression<?> aggregate)
                || aggregate.getArguments().isEmpty()
                || aggregate.getFunctionName().equals("count")
                || !mayBeConstant(aggregate.getArguments().get(0))) {
            return expression;
        }
        int found = type(aggregate.getArguments().get(0));
        if (type == NONE) {
            type = found;
        }
        return type == found ? expression : AggregatedArgument.replaced(aggregate, ConstantAggregates::anyValue);
    }

    /** TiDB also folds conditions that it knows the value of, such as {@code id is not null}. */
    private static boolean mayBeConstant(@Nullable SqlAstNode node) {
        if (node instanceof Distinct distinct) {
            return mayBeConstant(distinct.getExpression());
        }
        if (!(node instanceof Expression expression)
                || node instanceof Star
                || expression.getColumnReference() != null) {
            return false;
        }
        if (node instanceof CaseSearchedExpression cases) {
            return mayBeConstant(cases.getOtherwise())
                    || cases.getWhenFragments().stream().anyMatch(when -> mayBeConstant(when.getResult()));
        }
        if (node instanceof CaseSimpleExpression cases) {
            return mayBeConstant(cases.getOtherwise())
                    || cases.getWhenFragments().stream().anyMatch(when -> mayBeConstant(when.getResult()));
        }
        if (node instanceof FunctionExpression function
                && !function.getArguments().isEmpty()) {
            return function.getFunctionName().equals("coalesce")
                    ? mayBeConstant(function.getArguments().get(0))
                    : function.getArguments().stream()
                            .allMatch(argument -> !(argument instanceof Expression) || mayBeConstant(argument));
        }
        return node instanceof Predicate || OuterColumns.of(node).isEmpty();
    }

    private static Expression anyValue(Expression argument) {
        return FunctionOfArgument.once("any_value", argument);
    }

    private static int type(SqlAstNode node) {
        JdbcMappingContainer type = node instanceof Expression expression ? expression.getExpressionType() : null;
        if (type == null || type.getJdbcTypeCount() != 1) {
            return SqlTypes.OTHER;
        }
        int code = type.getSingleJdbcMapping().getJdbcType().getDefaultSqlTypeCode();
        return switch (code) {
            case SqlTypes.BIT, SqlTypes.BOOLEAN, SqlTypes.TINYINT, SqlTypes.SMALLINT, SqlTypes.INTEGER ->
                SqlTypes.BIGINT;
            default -> code;
        };
    }
}
