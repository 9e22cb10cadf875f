package org.tidewire.cratedb.internal.type;

import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** The spelling of column types and of cast targets. */
public final class CrateDBColumnTypes {
    /** Digits that a decimal holds. */
    public static final int LARGEST_PRECISION = 38;

    /** Timestamps have milliseconds; finer ones are cut off. */
    public static final int FRACTIONAL_DIGITS = 3;

    /** Numbers that a vector holds. */
    public static final int LONGEST_VECTOR = 2048;

    /** Bytes of a plain text. */
    static final int LONGEST_PLAIN_TEXT = 32_766;

    /** Without an index and a column store a text takes megabytes. */
    private static final String LONG_TEXT = "text index off storage with (columnstore=false)";

    private CrateDBColumnTypes() {}

    /**
     * The spelling of a column's type, with Hibernate's placeholders for length, precision and scale.
     *
     * @throws IllegalArgumentException where CrateDB has no such type
     */
    public static String of(int sqlTypeCode) {
        String spelling = spelling(sqlTypeCode);
        if (spelling == null) {
            throw new IllegalArgumentException("CrateDB has no type for the SQL type code " + sqlTypeCode);
        }
        return spelling;
    }

    /** The spelling in a cast. */
    public static String inCast(int sqlTypeCode) {
        String spelling = of(sqlTypeCode);
        return sqlTypeCode == SqlTypes.DATE ? "date" : spelling.equals(LONG_TEXT) ? "text" : spelling;
    }

    /** Are the columns of two of {@link SqlTypes} of the same type? */
    public static boolean areTheSame(int sqlTypeCode, int other) {
        String name = name(sqlTypeCode);
        return (!name.isEmpty() && name.equals(name(other)))
                // As the driver reports them.
                || isReportedAs(sqlTypeCode, other)
                || isReportedAs(other, sqlTypeCode);
    }

    private static boolean isReportedAs(int sqlTypeCode, int reported) {
        return switch (sqlTypeCode) {
            case SqlTypes.JSON, SqlTypes.UUID -> reported == SqlTypes.OTHER;
            case SqlTypes.TIMESTAMP_UTC, SqlTypes.TIMESTAMP_WITH_TIMEZONE -> reported == SqlTypes.TIMESTAMP;
            case SqlTypes.VECTOR -> reported == SqlTypes.ARRAY;
            case SqlTypes.POINT -> reported == SqlTypes.OTHER;
            default -> false;
        };
    }

    /** Without lengths; {@code text} is another word for {@code varchar}. */
    private static String name(int sqlTypeCode) {
        String spelling = spelling(sqlTypeCode);
        return spelling == null
                ? ""
                : spelling.replace(LONG_TEXT, "varchar")
                        .replaceFirst("\\(.*", "")
                        .replace("text", "varchar");
    }

    private static @Nullable String spelling(int sqlTypeCode) {
        return switch (sqlTypeCode) {
            case SqlTypes.BOOLEAN, SqlTypes.BIT -> "boolean";
            case SqlTypes.TINYINT, SqlTypes.SMALLINT -> "smallint";
            case SqlTypes.INTEGER -> "integer";
            case SqlTypes.BIGINT -> "bigint";
            case SqlTypes.REAL -> "real";
            case SqlTypes.FLOAT, SqlTypes.DOUBLE -> "double precision";
            case SqlTypes.NUMERIC, SqlTypes.DECIMAL -> "numeric($p,$s)";
            // A date has no storage of its own: it is its midnight.
            case SqlTypes.DATE, SqlTypes.TIMESTAMP -> "timestamp without time zone";
            case SqlTypes.TIMESTAMP_UTC, SqlTypes.TIMESTAMP_WITH_TIMEZONE -> "timestamp with time zone";
            // There is no type for a time of day: it is kept as text that sorts as the times do.
            case SqlTypes.TIME, SqlTypes.TIME_UTC, SqlTypes.TIME_WITH_TIMEZONE -> "varchar(15)";
            case SqlTypes.CHAR, SqlTypes.VARCHAR, SqlTypes.NCHAR, SqlTypes.NVARCHAR -> "varchar($l)";
            case SqlTypes.CLOB, SqlTypes.NCLOB, SqlTypes.LONG32VARCHAR, SqlTypes.LONG32NVARCHAR -> LONG_TEXT;
            // There is no type for bytes: they are kept as hexadecimal text.
            case SqlTypes.BINARY, SqlTypes.VARBINARY -> "text";
            case SqlTypes.BLOB, SqlTypes.LONG32VARBINARY -> LONG_TEXT;
            case SqlTypes.UUID -> "uuid";
            // A dynamic one keeps all values of a key in the type of the first: 1.5 after 1 would be 1.
            case SqlTypes.JSON -> "object(ignored)";
            case SqlTypes.POINT -> "geo_point";
            case SqlTypes.ENUM, SqlTypes.NAMED_ENUM -> "varchar(255)";
            case SqlTypes.ORDINAL_ENUM, SqlTypes.NAMED_ORDINAL_ENUM -> "smallint";
            default -> null;
        };
    }
}
