package org.tidewire.tidb.internal.function;

import java.util.ArrayList;
import java.util.List;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.mapping.JdbcMappingContainer;
import org.hibernate.sql.ast.Clause;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.SelfRenderingExpression;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.jspecify.annotations.Nullable;

/** An argument of an aggregate function, which is null for the rows that its {@code filter} leaves out. */
record FilteredExpression(Expression expression, Predicate filter) implements SelfRenderingExpression {
    /** The arguments of an aggregate function, of which the first is filtered, if there is a filter. */
    static List<? extends SqlAstNode> first(List<? extends SqlAstNode> arguments, @Nullable Predicate filter) {
        if (filter == null) {
            return arguments;
        }
        List<SqlAstNode> filtered = new ArrayList<>(arguments);
        filtered.set(0, new FilteredExpression((Expression) arguments.get(0), filter));
        return filtered;
    }

    @Override
    public @Nullable JdbcMappingContainer getExpressionType() {
        return expression.getExpressionType();
    }

    @Override
    public void renderToSql(
            SqlAppender appender, SqlAstTranslator<?> translator, SessionFactoryImplementor sessionFactory) {
        render(appender, translator, () -> expression.accept(translator));
    }

    /** Renders the condition around what stands for the expression. */
    void render(SqlAppender appender, SqlAstTranslator<?> translator, Runnable renderedExpression) {
        appender.append("case when ");
        translator.getCurrentClauseStack().push(Clause.WHERE);
        filter.accept(translator);
        translator.getCurrentClauseStack().pop();
        appender.append(" then ");
        renderedExpression.run();
        appender.append(" end");
    }
}
