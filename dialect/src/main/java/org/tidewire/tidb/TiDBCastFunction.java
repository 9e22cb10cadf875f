package org.tidewire.tidb;

import java.util.List;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.function.CastFunction;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.CastTarget;
import org.hibernate.type.spi.TypeConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * {@code cast(x as Binary(2))} cuts: TiDB's own {@code binary(2)} also fills shorter values with zeros, and is refused
 * longer ones in an update (error 1406).
 */
final class TiDBCastFunction extends CastFunction {
    TiDBCastFunction(Dialect dialect, TypeConfiguration types) {
        super(dialect, types.getCurrentBaseSqlTypeIndicators().getPreferredSqlTypeCodeForBoolean());
    }

    @Override
    public void render(
            SqlAppender appender,
            List<? extends SqlAstNode> arguments,
            @Nullable ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        CastTarget target = (CastTarget) arguments.get(1);
        boolean binary =
                target.getExpressionType().getSingleJdbcMapping().getJdbcType().isBinary();
        if (binary && target.getLength() != null) {
            appender.append("left(cast(");
            arguments.get(0).accept(translator);
            appender.append(" as binary)," + target.getLength() + ")");
        } else {
            super.render(appender, arguments, returnType, translator);
        }
    }
}
