package org.tidewire.cratedb.internal.function;

import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.mapping.JdbcMappingContainer;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.SelfRenderingExpression;
import org.jspecify.annotations.Nullable;

/**
 * A value in another type of the server's, and of the same type for Hibernate.
 *
 * @param type as the server spells it
 */
public record Cast(Expression value, String type) implements SelfRenderingExpression {
    @Override
    public void renderToSql(SqlAppender appender, SqlAstTranslator<?> walker, SessionFactoryImplementor factory) {
        appender.append("cast(");
        value.accept(walker);
        appender.append(" as " + type + ")");
    }

    @Override
    public @Nullable JdbcMappingContainer getExpressionType() {
        return value.getExpressionType();
    }
}
