package org.tidewire.databend.jdbc.internal.metadata;

import java.sql.Types;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A column's type as {@code system.columns} writes it, for example {@code DECIMAL(20, 5)} or {@code BIGINT UNSIGNED}.
 *
 * @param name without precision and scale
 */
record ColumnType(String name, int jdbcType, int size, int scale) {
    /** The size of strings, which Databend does not limit. */
    static final int UNBOUNDED = Integer.MAX_VALUE;

    public static final List<String> ALL = List.of(
            "BOOLEAN",
            "TINYINT",
            "SMALLINT",
            "INT",
            "BIGINT",
            "TINYINT UNSIGNED",
            "SMALLINT UNSIGNED",
            "INT UNSIGNED",
            "BIGINT UNSIGNED",
            "FLOAT",
            "DOUBLE",
            "DECIMAL(76, 38)",
            "DATE",
            "TIMESTAMP",
            "VARCHAR",
            "BINARY",
            "VARIANT");

    private static final Pattern FORM = Pattern.compile("([A-Za-z_ 0-9]+?)(?:\\((.*)\\))?");
    private static final Pattern DECIMAL = Pattern.compile("(\\d+)\\s*,\\s*(\\d+)");

    public static ColumnType of(String type) {
        Matcher form = FORM.matcher(type);
        String name = form.matches() ? form.group(1).toUpperCase(Locale.ROOT) : type;
        String arguments = form.matches() && form.group(2) != null ? form.group(2) : "";
        return switch (name) {
            case "BOOLEAN" -> new ColumnType(name, Types.BOOLEAN, 1, 0);
            case "TINYINT" -> new ColumnType(name, Types.TINYINT, 3, 0);
            case "TINYINT UNSIGNED" -> new ColumnType(name, Types.SMALLINT, 3, 0);
            case "SMALLINT" -> new ColumnType(name, Types.SMALLINT, 5, 0);
            case "SMALLINT UNSIGNED" -> new ColumnType(name, Types.INTEGER, 5, 0);
            case "INT" -> new ColumnType("INT", Types.INTEGER, 10, 0);
            case "INT UNSIGNED" -> new ColumnType(name, Types.BIGINT, 10, 0);
            case "BIGINT" -> new ColumnType(name, Types.BIGINT, 19, 0);
            case "BIGINT UNSIGNED" -> new ColumnType(name, Types.NUMERIC, 20, 0);
            case "FLOAT" -> new ColumnType(name, Types.REAL, 9, 0);
            case "DOUBLE" -> new ColumnType(name, Types.DOUBLE, 17, 0);
            case "DECIMAL" -> decimal(DECIMAL.matcher(arguments));
            case "DATE" -> new ColumnType(name, Types.DATE, 10, 0);
            case "TIMESTAMP" -> new ColumnType(name, Types.TIMESTAMP, 26, 6);
            case "TIMESTAMPTZ", "TIMESTAMP_TZ" -> new ColumnType("TIMESTAMP_TZ", Types.TIMESTAMP_WITH_TIMEZONE, 32, 6);
            case "VARCHAR", "STRING" -> new ColumnType("VARCHAR", Types.VARCHAR, UNBOUNDED, 0);
            case "BINARY" -> new ColumnType(name, Types.VARBINARY, UNBOUNDED, 0);
            case "ARRAY" -> new ColumnType(type, Types.ARRAY, 0, 0);
            default -> new ColumnType(type, Types.OTHER, 0, 0);
        };
    }

    private static ColumnType decimal(Matcher arguments) {
        boolean found = arguments.matches();
        return new ColumnType(
                "DECIMAL",
                Types.DECIMAL,
                found ? Integer.parseInt(arguments.group(1)) : 0,
                found ? Integer.parseInt(arguments.group(2)) : 0);
    }
}
