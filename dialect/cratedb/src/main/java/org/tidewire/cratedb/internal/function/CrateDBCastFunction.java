package org.tidewire.cratedb.internal.function;

import java.util.List;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.function.CastFunction;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.metamodel.mapping.JdbcMappingContainer;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.CastTarget;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.tidewire.cratedb.internal.server.CrateDBQueryRefusal;

/** Casts, but none of UUIDs to texts, which the server refuses, and none to bytes, which are hexadecimal texts. */
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
        int from = code(((Expression) arguments.get(0)).getExpressionType());
        int to = code(((CastTarget) arguments.get(1)).getExpressionType());
        if ((from == SqlTypes.UUID && to != SqlTypes.UUID) || isBinary(from) || isBinary(to)) {
            throw CrateDBQueryRefusal.CAST.exception();
        }
        super.render(appender, arguments, returnType, translator);
    }

    private static int code(@Nullable JdbcMappingContainer type) {
        JdbcMapping mapping = type == null || type.getJdbcTypeCount() != 1 ? null : type.getSingleJdbcMapping();
        return mapping == null ? SqlTypes.OTHER : mapping.getJdbcType().getDefaultSqlTypeCode();
    }

    private static boolean isBinary(int code) {
        return switch (code) {
            case SqlTypes.BINARY, SqlTypes.VARBINARY, SqlTypes.LONG32VARBINARY, SqlTypes.BLOB -> true;
            default -> false;
        };
    }
}
