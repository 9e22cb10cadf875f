package org.tidewire.databend.internal.function;

import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.metamodel.mapping.JdbcMappingContainer;
import org.hibernate.sql.ast.Clause;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.internal.query.ConstantExpression;
import org.tidewire.internal.query.StatementWalker;

/**
 * Arithmetic of floats in a condition. Databend derives wrong ranges for {@code -w}, {@code 100 - w} and {@code w * w}, prunes the
 * blocks by them, and finds no rows for {@code -w < 7} (measured on 1.2.895). {@code if(uuid()='', w, -w)} has the value of {@code -w},
 * and the engine derives no range for it.
 */
public final class FloatArithmetic {
    private FloatArithmetic() {}

    /**
     * Renders an expression.
     *
     * @param plain renders it as it is
     */
    public static void render(
            Expression expression, SqlAstTranslator<?> translator, SqlAppender appender, Runnable plain) {
        Clause clause = translator.getCurrentClauseStack().getCurrent();
        ColumnReference column = (clause == Clause.WHERE || clause == Clause.FROM) && isFloat(expression)
                ? NumberColumn.of(expression)
                : null;
        if (column == null) {
            plain.run();
            return;
        }
        appender.append(ConstantExpression.NEVER_FOLDED);
        column.accept(translator);
        appender.append(',');
        plain.run();
        appender.append(')');
    }

    private static boolean isFloat(Expression expression) {
        JdbcMappingContainer type = expression.getExpressionType();
        return type != null
                && type.getJdbcTypeCount() == 1
                && type.getSingleJdbcMapping().getJdbcType().isFloat();
    }

    /** Finds a column of numbers that the expression reads itself, not in a subquery. */
    private static final class NumberColumn extends StatementWalker {
        private @Nullable ColumnReference found;

        static @Nullable ColumnReference of(Expression expression) {
            NumberColumn walker = new NumberColumn();
            expression.accept(walker);
            return walker.found;
        }

        @Override
        public void visitColumnReference(ColumnReference column) {
            JdbcMapping mapping = column.getJdbcMapping();
            if (found == null && mapping != null && mapping.getJdbcType().isNumber()) {
                found = column;
            }
        }

        @Override
        public void visitSelectStatement(SelectStatement subquery) {}
    }
}
