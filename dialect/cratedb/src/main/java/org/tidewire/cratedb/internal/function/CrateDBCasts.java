package org.tidewire.cratedb.internal.function;

import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.metamodel.mapping.JdbcMappingContainer;
import org.hibernate.query.sqm.CastType;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.tidewire.cratedb.internal.server.CrateDBQueryRefusal;

/** Casts. The server's own cast of a point in time to text gives a number of milliseconds. */
public final class CrateDBCasts {
    private CrateDBCasts() {}

    /** There is no cast of UUIDs; in an array they become texts, and null becomes an empty one. */
    public static void renderUuid(SqlAppender appender, SqlAstNode uuid, SqlAstTranslator<?> translator) {
        appender.appendSql("nullif(array_to_string(array[");
        uuid.accept(translator);
        appender.appendSql("],''),'')");
    }

    /** The mapping of what is one column; null of everything else. */
    public static @Nullable JdbcMapping mapping(SqlAstNode node) {
        JdbcMappingContainer type = node instanceof Expression expression ? expression.getExpressionType() : null;
        return type == null || type.getJdbcTypeCount() != 1 ? null : type.getSingleJdbcMapping();
    }

    /** The type of a column or a value, where it has one. */
    public static int typeOf(Expression expression) {
        JdbcMapping mapping = mapping(expression);
        return mapping == null ? SqlTypes.OTHER : mapping.getJdbcType().getDefaultSqlTypeCode();
    }

    public static String pattern(CastType from, CastType to, String standard) {
        return switch (to) {
            case STRING, CLOB -> toText(from, standard);
            case TIME -> throw CrateDBQueryRefusal.TIME_ARITHMETIC.exception();
            // The server's own cast takes the greatest number of 64 bits for a greater one; that of a decimal is an
            // error.
            case LONG ->
                isFloatingPoint(from) ? "(cast(?1 as bigint)+0*cast(cast(?1 as numeric) as bigint))" : standard;
            // The server's own cast rounds a moment towards 1970.
            case DATE -> isMoment(from) ? "cast(date_trunc('day',?1) as date)" : standard;
            // Hibernate's pattern ends in a subquery of two rows for any other word, which the server always evaluates.
            case BOOLEAN -> from == CastType.STRING ? "cast(?1 as boolean)" : standard;
            default -> standard;
        };
    }

    private static boolean isFloatingPoint(CastType type) {
        return type == CastType.FLOAT || type == CastType.DOUBLE;
    }

    private static boolean isMoment(CastType type) {
        return switch (type) {
            case TIMESTAMP, OFFSET_TIMESTAMP, ZONE_TIMESTAMP -> true;
            default -> false;
        };
    }

    private static String toText(CastType from, String standard) {
        return switch (from) {
            case DATE -> "to_char(?1,'YYYY-MM-DD')";
            case TIMESTAMP, OFFSET_TIMESTAMP, ZONE_TIMESTAMP -> "to_char(?1,'YYYY-MM-DD HH24:MI:SS.MS')";
            case TIME -> throw CrateDBQueryRefusal.TIME_ARITHMETIC.exception();
            case BOOLEAN -> "case ?1 when true then 'true' when false then 'false' end";
            default -> standard;
        };
    }
}
