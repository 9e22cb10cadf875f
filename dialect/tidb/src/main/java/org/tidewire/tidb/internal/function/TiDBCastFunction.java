package org.tidewire.tidb.internal.function;

import java.util.List;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.function.CastFunction;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.query.sqm.CastType;
import org.hibernate.sql.ast.SqlAstNodeRenderingMode;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.CastTarget;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.type.spi.TypeConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Casts to a length cut: TiDB's own {@code binary(2)} also fills shorter values with zeros, and longer values are refused in
 * an update (error 1406). A parameter is rendered as it is, since a cast may stand for one. A date with a time keeps its second in a cast to a time: TiDB rounds it, up to 24:00:00.
 */
final class TiDBCastFunction extends CastFunction {
    private final JdbcMapping text;

    TiDBCastFunction(Dialect dialect, TypeConfiguration types) {
        super(dialect, types.getCurrentBaseSqlTypeIndicators().getPreferredSqlTypeCodeForBoolean());
        text = types.getBasicTypeForJavaType(String.class);
    }

    @Override
    public void render(
            SqlAppender appender,
            List<? extends SqlAstNode> arguments,
            @Nullable ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        Expression source = (Expression) arguments.get(0);
        CastTarget target = (CastTarget) arguments.get(1);
        CastType from = source.getExpressionType().getSingleJdbcMapping().getCastType();
        JdbcMapping to = target.getExpressionType().getSingleJdbcMapping();
        Long length =
                to.getMappedJavaType().getJavaTypeClass() == Character.class ? Long.valueOf(1) : target.getLength();
        if (length != null && to.getJdbcType().isBinary()) {
            appender.append("left(cast(");
            translator.render(source, SqlAstNodeRenderingMode.DEFAULT);
            appender.append(" as binary)," + length + ")");
        } else if (length != null && to.getCastType() == CastType.STRING) {
            appender.append("left(");
            if (from == CastType.STRING) {
                translator.render(source, SqlAstNodeRenderingMode.DEFAULT);
            } else {
                super.render(appender, List.of(source, new CastTarget(text)), returnType, translator);
            }
            appender.append("," + length + ")");
        } else if (from == CastType.TIMESTAMP && to.getCastType() == CastType.TIME) {
            appender.append("cast(date_format(");
            translator.render(source, SqlAstNodeRenderingMode.DEFAULT);
            appender.append(",'%H:%i:%s') as time)");
        } else {
            super.render(appender, arguments, returnType, translator);
        }
    }
}
