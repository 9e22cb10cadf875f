package org.tidewire.it.oracle;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** Values of rows in a form that can be compared and printed. */
final class OracleValues {
    private OracleValues() {}

    /** Arrays have no equality. */
    static Object comparable(Object value) {
        return value instanceof byte[] bytes ? "0x" + HexFormat.of().formatHex(bytes) : value;
    }

    static String text(List<Object> row) {
        return row.stream().map(OracleValues::text).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String text(Object value) {
        if (value == null) {
            return "null";
        }
        return value instanceof String ? "'" + value + "'" : value + " " + abbreviation(value);
    }

    private static String abbreviation(Object value) {
        return value instanceof Integer || value instanceof Boolean
                ? ""
                : value.getClass().getSimpleName();
    }

    /** Orders rows so that equal multisets become equal lists; numbers of different scale are the same. */
    static String sortKey(List<Object> row) {
        return row.stream().map(OracleValues::roughly).collect(Collectors.joining("|"))
                + "|"
                + row.stream().map(OracleValues::exactly).collect(Collectors.joining("|"));
    }

    private static String exactly(Object value) {
        return value instanceof BigDecimal decimal
                ? decimal.stripTrailingZeros().toString()
                : String.valueOf(value);
    }

    /** So that last digits do not matter where the rows differ otherwise. */
    private static String roughly(Object value) {
        if (value instanceof Number number) {
            return "%.6e".formatted(decimal(number).stripTrailingZeros());
        }
        if (value instanceof LocalTime time) {
            // A time that is cut to the second, and one that is rounded.
            return time.plusSeconds(1).truncatedTo(ChronoUnit.MINUTES).toString();
        }
        return String.valueOf(value);
    }

    static BigDecimal decimal(Number number) {
        if (number instanceof BigDecimal decimal) {
            return decimal;
        }
        if (number instanceof BigInteger whole) {
            return new BigDecimal(whole);
        }
        return number instanceof Double || number instanceof Float
                ? BigDecimal.valueOf(number.doubleValue())
                : BigDecimal.valueOf(number.longValue());
    }

    static List<Object> row(Object result) {
        return result instanceof Object[] values
                ? Arrays.stream(values).map(OracleValues::comparable).collect(Collectors.toList())
                : Collections.singletonList(comparable(result));
    }
}
