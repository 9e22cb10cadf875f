package org.tidewire.tidb.internal.function;

import java.util.List;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.function.AvgFunction;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.metamodel.mapping.JdbcMappingContainer;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.sql.ast.SqlAstNodeRenderingMode;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.Distinct;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.FunctionExpression;
import org.hibernate.sql.ast.tree.expression.SelfRenderingExpression;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.StandardBasicTypes;
import org.hibernate.type.spi.TypeConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Jakarta Persistence has {@code avg} as a double; TiDB's average of whole numbers is a decimal with four digits. Numbers of up
 * to 32 bits are averaged as doubles. Doubles lose digits of greater ones, which are averaged as decimals with many digits; the
 * translator makes a double of the average.
 */
public final class TiDBAverageFunction extends AvgFunction {
    private final JdbcMapping decimal;

    TiDBAverageFunction(Dialect dialect, TypeConfiguration types) {
        super(dialect, types, SqlAstNodeRenderingMode.DEFAULT);
        decimal = types.getBasicTypeRegistry().resolve(StandardBasicTypes.BIG_DECIMAL);
    }

    public static boolean isOfDecimals(Expression expression) {
        return expression instanceof FunctionExpression function
                && function.getFunctionName().equals("avg")
                && isWide(function.getArguments());
    }

    private static boolean isWide(List<? extends SqlAstNode> arguments) {
        JdbcMappingContainer type = number(arguments).getExpressionType();
        return type != null && type.getSingleJdbcMapping().getJdbcType().getDefaultSqlTypeCode() == SqlTypes.BIGINT;
    }

    private static Expression number(List<? extends SqlAstNode> arguments) {
        return arguments.get(0) instanceof Distinct distinct ? distinct.getExpression() : (Expression) arguments.get(0);
    }

    @Override
    public void render(
            SqlAppender appender,
            List<? extends SqlAstNode> arguments,
            @Nullable Predicate filter,
            ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        super.render(appender, isWide(arguments) ? asDecimal(arguments) : arguments, filter, returnType, translator);
    }

    private List<? extends SqlAstNode> asDecimal(List<? extends SqlAstNode> arguments) {
        Expression number = new AsDecimal(number(arguments), decimal);
        return List.of(arguments.get(0) instanceof Distinct ? new Distinct(number) : number);
    }

    private record AsDecimal(Expression number, JdbcMapping type) implements SelfRenderingExpression {
        @Override
        public JdbcMappingContainer getExpressionType() {
            return type;
        }

        @Override
        public void renderToSql(
                SqlAppender appender, SqlAstTranslator<?> translator, SessionFactoryImplementor sessionFactory) {
            appender.append("cast(");
            number.accept(translator);
            appender.append(" as decimal(50,30))");
        }
    }
}
