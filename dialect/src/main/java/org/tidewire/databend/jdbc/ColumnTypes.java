package org.tidewire.databend.jdbc;

import java.sql.Types;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A column's type as {@code system.columns} writes it, for example {@code DECIMAL(20, 5)} or {@code BIGINT UNSIGNED}.
 *
 * @param name without its numbers
 */
record ColumnTypes(String name, int jdbcType, int size, int scale) {
    /** Strings have no bound of their own. */
    static final int UNBOUNDED = Integer.MAX_VALUE;

    static final List<String> ALL = List.of(
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

    static ColumnTypes of(String type) {
        Matcher form = FORM.matcher(type);
        String name = form.matches() ? form.group(1).toUpperCase(Locale.ROOT) : type;
        String arguments = form.matches() && form.group(2) != null ? form.group(2) : "";
        return switch (name) {
            case "BOOLEAN" -> new ColumnTypes(name, Types.BOOLEAN, 1, 0);
            case "TINYINT" -> new ColumnTypes(name, Types.TINYINT, 3, 0);
            case "TINYINT UNSIGNED" -> new ColumnTypes(name, Types.SMALLINT, 3, 0);
            case "SMALLINT" -> new ColumnTypes(name, Types.SMALLINT, 5, 0);
            case "SMALLINT UNSIGNED" -> new ColumnTypes(name, Types.INTEGER, 5, 0);
            case "INT" -> new ColumnTypes("INT", Types.INTEGER, 10, 0);
            case "INT UNSIGNED" -> new ColumnTypes(name, Types.BIGINT, 10, 0);
            case "BIGINT" -> new ColumnTypes(name, Types.BIGINT, 19, 0);
            case "BIGINT UNSIGNED" -> new ColumnTypes(name, Types.NUMERIC, 20, 0);
            case "FLOAT" -> new ColumnTypes(name, Types.REAL, 9, 0);
            case "DOUBLE" -> new ColumnTypes(name, Types.DOUBLE, 17, 0);
            case "DECIMAL" -> decimal(DECIMAL.matcher(arguments));
            case "DATE" -> new ColumnTypes(name, Types.DATE, 10, 0);
            case "TIMESTAMP" -> new ColumnTypes(name, Types.TIMESTAMP, 26, 6);
            case "TIMESTAMPTZ", "TIMESTAMP_TZ" -> new ColumnTypes("TIMESTAMP_TZ", Types.TIMESTAMP_WITH_TIMEZONE, 32, 6);
            case "VARCHAR", "STRING" -> new ColumnTypes("VARCHAR", Types.VARCHAR, UNBOUNDED, 0);
            case "BINARY" -> new ColumnTypes(name, Types.VARBINARY, UNBOUNDED, 0);
            case "ARRAY" -> new ColumnTypes(type, Types.ARRAY, 0, 0);
            default -> new ColumnTypes(type, Types.OTHER, 0, 0);
        };
    }

    private static ColumnTypes decimal(Matcher arguments) {
        boolean found = arguments.matches();
        return new ColumnTypes(
                "DECIMAL",
                Types.DECIMAL,
                found ? Integer.parseInt(arguments.group(1)) : 0,
                found ? Integer.parseInt(arguments.group(2)) : 0);
    }
}
