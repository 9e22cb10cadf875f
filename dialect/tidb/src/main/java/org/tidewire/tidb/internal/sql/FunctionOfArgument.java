package org.tidewire.tidb.internal.sql;

import java.util.Collections;
import java.util.List;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.mapping.JdbcMappingContainer;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.SelfRenderingExpression;
import org.jspecify.annotations.Nullable;

/**
 * A function that has the value and the type of its argument.
 *
 * @param function its name
 * @param arguments the same expression, as often as the function needs it
 */
public record FunctionOfArgument(String function, List<Expression> arguments) implements SelfRenderingExpression {
    /** For example {@code any_value(x)}. */
    static FunctionOfArgument once(String function, Expression argument) {
        return new FunctionOfArgument(function, List.of(argument));
    }

    /** For example {@code coalesce(x,x)}. */
    public static FunctionOfArgument twice(String function, Expression argument) {
        return new FunctionOfArgument(function, Collections.nCopies(2, argument));
    }

    @Override
    public @Nullable JdbcMappingContainer getExpressionType() {
        return arguments.get(0).getExpressionType();
    }

    @Override
    public void renderToSql(
            SqlAppender appender, SqlAstTranslator<?> translator, SessionFactoryImplementor sessionFactory) {
        appender.append(function);
        String separator = "(";
        for (Expression argument : arguments) {
            appender.append(separator);
            argument.accept(translator);
            separator = ",";
        }
        appender.append(")");
    }
}
