package org.tidewire.databend.internal.query;

import java.util.List;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.mapping.JdbcMappingContainer;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.FunctionExpression;
import org.hibernate.sql.ast.tree.expression.SelfRenderingExpression;
import org.jspecify.annotations.Nullable;

/** An expression within the call of a function. */
public record WrappedExpression(String before, Expression value, String after)
        implements SelfRenderingExpression, FunctionExpression {
    @Override
    public String getFunctionName() {
        return before;
    }

    /** For walkers, which look for columns there. */
    @Override
    public List<? extends SqlAstNode> getArguments() {
        return List.of(value);
    }

    @Override
    public @Nullable JdbcMappingContainer getExpressionType() {
        return value.getExpressionType();
    }

    @Override
    public void renderToSql(
            SqlAppender appender, SqlAstTranslator<?> translator, SessionFactoryImplementor sessionFactory) {
        appender.append(before);
        value.accept(translator);
        appender.append(after);
    }
}
