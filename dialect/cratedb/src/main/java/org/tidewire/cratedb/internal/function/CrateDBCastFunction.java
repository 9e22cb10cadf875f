package org.tidewire.cratedb.internal.function;

import java.util.List;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.function.CastFunction;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.CastTarget;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.JdbcParameter;
import org.hibernate.type.SqlTypes;
import org.tidewire.cratedb.internal.server.CrateDBQueryRefusal;

/** Casts, but none to and from bytes, which are hexadecimal texts. Of UUIDs the server has none, but a text can be had. */
final class CrateDBCastFunction extends CastFunction {
    CrateDBCastFunction(Dialect dialect) {
        super(dialect, dialect.getPreferredSqlTypeCodeForBoolean());
    }

    @Override
    public void render(
            SqlAppender appender,
            List<? extends SqlAstNode> arguments,
            ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        int from = CrateDBCasts.typeOf((Expression) arguments.get(0));
        int to = CrateDBCasts.typeOf((CastTarget) arguments.get(1));
        boolean isUuidAsText = from == SqlTypes.UUID && to == SqlTypes.VARCHAR;
        if ((from == SqlTypes.UUID && to != SqlTypes.UUID && !isUuidAsText) || isBinary(from) || isBinary(to)) {
            throw CrateDBQueryRefusal.CAST.exception();
        }
        CastTarget target = (CastTarget) arguments.get(1);
        if (isUuidAsText) {
            CrateDBCasts.renderUuid(appender, arguments.get(0), translator);
        } else if (isDecimal(from)
                && isDecimal(to)
                && target.getScale() != null
                && !(arguments.get(0) instanceof JdbcParameter)) {
            // The server's own cast of a decimal leaves it as it is.
            appender.append("cast(cast(");
            arguments.get(0).accept(translator);
            appender.append(" as varchar) as ");
            target.accept(translator);
            appender.append(')');
        } else {
            super.render(appender, arguments, returnType, translator);
        }
    }

    private static boolean isDecimal(int code) {
        return code == SqlTypes.NUMERIC || code == SqlTypes.DECIMAL;
    }

    private static boolean isBinary(int code) {
        return switch (code) {
            case SqlTypes.BINARY, SqlTypes.VARBINARY, SqlTypes.LONG32VARBINARY, SqlTypes.BLOB -> true;
            default -> false;
        };
    }
}
