package org.tidewire.databend.internal.function;

import org.hibernate.metamodel.mapping.JdbcMappingContainer;
import org.hibernate.sql.ast.Clause;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.expression.AggregateFunctionExpression;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.Over;
import org.hibernate.sql.ast.tree.expression.SelfRenderingExpression;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.internal.query.ConstantExpression;
import org.tidewire.databend.internal.sql.SubqueryTranslator;
import org.tidewire.internal.query.StatementWalker;

/**
 * Arithmetic of floats that is compared. Databend derives wrong ranges for {@code -w}, {@code 100 - w} and {@code w * w}: it prunes blocks
 * by them, and finds no rows for {@code -w < 7}, or takes a comparison for false, in a select list too (measured on 1.2.895). {@code
 * if(uuid()='', w, -w)} has the value of {@code -w}, and the range of {@code w} too.
 */
public final class FloatArithmetic {
    private FloatArithmetic() {}

    /**
     * Renders an expression.
     *
     * @param plain renders it as it is
     */
    public static void render(
            Expression expression, SubqueryTranslator<?> translator, SqlAppender appender, Runnable plain) {
        Expression number = isFloat(expression) && isCompared(translator) ? NumberOfRow.of(expression) : null;
        if (number == null) {
            plain.run();
            return;
        }
        appender.append(ConstantExpression.NEVER_FOLDED);
        number.accept(translator);
        appender.append(',');
        plain.run();
        appender.append(')');
    }

    /** Or may be: what a query of the from clause selects, outside of it, and what is grouped by, in {@code having}. */
    private static boolean isCompared(SubqueryTranslator<?> translator) {
        Clause clause = translator.getCurrentClauseStack().getCurrent();
        QuerySpec query = translator.enclosing();
        return translator.isInPredicate()
                || clause == Clause.WHERE
                || clause == Clause.FROM
                || clause == Clause.HAVING
                || (query != null
                        && (!query.isRoot()
                                || (!query.getGroupByClauseExpressions().isEmpty() && !translator.isInAggregate())));
    }

    private static boolean isFloat(Expression expression) {
        JdbcMappingContainer type = expression.getExpressionType();
        return type != null
                && type.getJdbcTypeCount() == 1
                && type.getSingleJdbcMapping().getJdbcType().isFloat();
    }

    /** Finds a column or an aggregate that the expression computes with itself, not in a subquery. */
    private static final class NumberOfRow extends StatementWalker {
        private @Nullable Expression found;

        static @Nullable Expression of(Expression expression) {
            NumberOfRow finder = new NumberOfRow();
            expression.accept(finder);
            return finder.found;
        }

        @Override
        public void visitColumnReference(ColumnReference column) {
            find(column);
        }

        @Override
        public void visitSelfRenderingExpression(SelfRenderingExpression function) {
            if (function instanceof AggregateFunctionExpression) {
                find(function);
            } else {
                super.visitSelfRenderingExpression(function);
            }
        }

        @Override
        public void visitOver(Over<?> over) {
            find(over);
        }

        @Override
        public void visitSelectStatement(SelectStatement subquery) {}

        private void find(Expression number) {
            JdbcMappingContainer type = number.getExpressionType();
            if (found == null
                    && type != null
                    && type.getJdbcTypeCount() == 1
                    && type.getSingleJdbcMapping().getJdbcType().isNumber()) {
                found = number;
            }
        }
    }
}
