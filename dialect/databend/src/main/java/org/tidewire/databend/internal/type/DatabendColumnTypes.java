package org.tidewire.databend.internal.type;

import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** The spelling of column types, which is also that of cast targets. */
public final class DatabendColumnTypes {
    /** Digits that a decimal holds. */
    public static final int LARGEST_PRECISION = 76;

    /** Of a decimal whose mapping says nothing, as Hibernate has it. */
    public static final int DEFAULT_PRECISION = 38;

    /** Of a decimal whose mapping says nothing, as Hibernate has it. */
    public static final int DEFAULT_SCALE = 2;

    /** Timestamps have microseconds, whatever is written in parentheses. */
    public static final int FRACTIONAL_DIGITS = 6;

    private DatabendColumnTypes() {}

    /**
     * The spelling of a type, with Hibernate's placeholders for precision and scale. Lengths are left out: Databend parses and ignores them.
     *
     * @param sqlTypeCode one of {@link SqlTypes}
     * @throws IllegalArgumentException where Databend has no such type
     */
    public static String of(int sqlTypeCode) {
        String spelling = spelling(sqlTypeCode);
        if (spelling == null) {
            throw new IllegalArgumentException("Databend has no type for the SQL type code " + sqlTypeCode);
        }
        return spelling;
    }

    /** Are the columns of two of {@link SqlTypes} of the same type? */
    public static boolean areTheSame(int sqlTypeCode, int other) {
        String name = name(sqlTypeCode);
        return !name.isEmpty() && name.equals(name(other));
    }

    /** Without lengths; {@code text} is another word for {@code varchar}. */
    private static String name(int sqlTypeCode) {
        String spelling = spelling(sqlTypeCode);
        return spelling == null ? "" : spelling.replaceFirst("\\(.*", "").replace("text", "varchar");
    }

    private static @Nullable String spelling(int sqlTypeCode) {
        return switch (sqlTypeCode) {
            case SqlTypes.BOOLEAN, SqlTypes.BIT -> "boolean";
            case SqlTypes.TINYINT -> "tinyint";
            case SqlTypes.SMALLINT -> "smallint";
            case SqlTypes.INTEGER -> "int";
            case SqlTypes.BIGINT -> "bigint";
            case SqlTypes.REAL -> "float";
            case SqlTypes.FLOAT, SqlTypes.DOUBLE -> "double";
            case SqlTypes.NUMERIC, SqlTypes.DECIMAL -> "decimal($p,$s)";
            case SqlTypes.DATE -> "date";
            case SqlTypes.TIMESTAMP, SqlTypes.TIMESTAMP_UTC, SqlTypes.TIMESTAMP_WITH_TIMEZONE -> "timestamp";
            // There is no type for a time of day: it is kept as text that sorts as the times do.
            case SqlTypes.TIME, SqlTypes.TIME_UTC, SqlTypes.TIME_WITH_TIMEZONE -> "varchar";
            case SqlTypes.CHAR, SqlTypes.VARCHAR, SqlTypes.NCHAR, SqlTypes.NVARCHAR -> "varchar";
            case SqlTypes.CLOB, SqlTypes.NCLOB, SqlTypes.LONG32VARCHAR, SqlTypes.LONG32NVARCHAR -> "text";
            case SqlTypes.BINARY, SqlTypes.VARBINARY, SqlTypes.BLOB, SqlTypes.LONG32VARBINARY -> "binary";
            case SqlTypes.UUID -> "varchar(36)";
            case SqlTypes.JSON -> "variant";
            case SqlTypes.INTERVAL_SECOND -> "interval";
            case SqlTypes.ENUM, SqlTypes.NAMED_ENUM, SqlTypes.SQLXML -> "varchar";
            case SqlTypes.ORDINAL_ENUM, SqlTypes.NAMED_ORDINAL_ENUM -> "int";
            case SqlTypes.VECTOR, SqlTypes.VECTOR_FLOAT32 -> "vector($l)";
            default -> null;
        };
    }
}
