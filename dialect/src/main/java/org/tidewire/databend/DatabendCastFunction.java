package org.tidewire.databend;

import java.util.List;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.function.CastFunction;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.query.sqm.CastType;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.CastTarget;
import org.hibernate.type.spi.TypeConfiguration;

/** {@code cast} with a length cuts a text to it; for Databend lengths are words without a meaning. */
final class DatabendCastFunction extends CastFunction {
    DatabendCastFunction(Dialect dialect, TypeConfiguration types) {
        super(dialect, types.getCurrentBaseSqlTypeIndicators().getPreferredSqlTypeCodeForBoolean());
    }

    @Override
    public void render(
            SqlAppender appender,
            List<? extends SqlAstNode> arguments,
            ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        CastTarget target = (CastTarget) arguments.get(1);
        boolean cut = target.getLength() != null
                && !(translator instanceof DatabendSqlAstTranslator<?> own && own.castsValue())
                && target.getExpressionType().getSingleJdbcMapping().getCastType() == CastType.STRING;
        appender.append(cut ? "left(" : "");
        super.render(appender, arguments, returnType, translator);
        appender.append(cut ? "," + target.getLength() + ")" : "");
    }
}
