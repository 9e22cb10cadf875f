package org.tidewire.tidb.internal.sql;

import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.mapping.JdbcMappingContainer;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.SelfRenderingExpression;
import org.jspecify.annotations.Nullable;

/** A function of twice the same argument, such as {@code coalesce(x,x)}, which has the value and the type of the argument. */
public record RepeatedArgument(String function, Expression argument) implements SelfRenderingExpression {
    @Override
    public @Nullable JdbcMappingContainer getExpressionType() {
        return argument.getExpressionType();
    }

    @Override
    public void renderToSql(
            SqlAppender appender, SqlAstTranslator<?> translator, SessionFactoryImplementor sessionFactory) {
        appender.append(function + "(");
        argument.accept(translator);
        appender.append(",");
        argument.accept(translator);
        appender.append(")");
    }
}
