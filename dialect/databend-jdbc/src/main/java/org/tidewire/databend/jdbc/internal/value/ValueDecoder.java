package org.tidewire.databend.jdbc.internal.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.jdbc.internal.Refusal;

/** Converts the text of a column, as the server sent it, to Java values. */
public final class ValueDecoder {
    private static final DateTimeFormatter TIMESTAMP = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd")
            .optionalStart()
            .appendLiteral(' ')
            .appendPattern("HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .optionalEnd()
            .optionalStart()
            .appendPattern("[ ]xx")
            .optionalEnd()
            .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
            .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
            .toFormatter(Locale.ROOT);

    private ValueDecoder() {}

    public static @Nullable Object object(String text, Column column) throws SQLException {
        return switch (column.jdbcType()) {
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER ->
                column.signed() || column.jdbcType() != Types.INTEGER
                        ? (Object) (int) integer(text, column)
                        : (Object) integer(text, column);
            case Types.BIGINT -> column.signed() ? (Object) integer(text, column) : new BigInteger(text);
            case Types.REAL -> (float) floating(text);
            case Types.DOUBLE -> floating(text);
            case Types.DECIMAL -> decimal(text);
            case Types.BOOLEAN -> bool(text);
            case Types.DATE -> Date.valueOf(localDate(text));
            case Types.TIMESTAMP ->
                hasOffset(text) ? offsetDateTime(text, ZoneOffset.UTC) : Timestamp.valueOf(localDateTime(text));
            case Types.VARBINARY -> bytes(text, column);
            default -> text;
        };
    }

    /** Converts to a class that the caller has chosen; {@code zone} is that of timestamps without an offset. */
    public static Object object(String text, Column column, Class<?> type, ZoneId zone) throws SQLException {
        if (type == String.class) {
            return text;
        } else if (type == Boolean.class) {
            return bool(text);
        } else if (type == Byte.class) {
            return (byte) ranged(text, column, Byte.MIN_VALUE, Byte.MAX_VALUE);
        } else if (type == Short.class) {
            return (short) ranged(text, column, Short.MIN_VALUE, Short.MAX_VALUE);
        } else if (type == Integer.class) {
            return (int) ranged(text, column, Integer.MIN_VALUE, Integer.MAX_VALUE);
        } else if (type == Long.class) {
            return integer(text, column);
        } else if (type == Float.class) {
            return single(text);
        } else if (type == Double.class) {
            return floating(text);
        } else if (type == BigDecimal.class) {
            return decimal(text);
        } else if (type == BigInteger.class) {
            return decimal(text).toBigInteger();
        } else if (type == byte[].class) {
            return bytes(text, column);
        } else if (type == LocalDate.class) {
            return localDate(text);
        } else if (type == LocalDateTime.class) {
            return localDateTime(text);
        } else if (type == LocalTime.class) {
            return localTime(text);
        } else if (type == OffsetDateTime.class) {
            return offsetDateTime(text, zone);
        } else if (type == ZonedDateTime.class) {
            return offsetDateTime(text, zone).toZonedDateTime();
        } else if (type == Instant.class) {
            return offsetDateTime(text, zone).toInstant();
        } else if (type == Date.class) {
            return Date.valueOf(localDate(text));
        } else if (type == Timestamp.class) {
            return hasOffset(text)
                    ? Timestamp.from(offsetDateTime(text, zone).toInstant())
                    : Timestamp.valueOf(localDateTime(text));
        } else if (type == Time.class) {
            // Not Time.valueOf, which would lose the milliseconds.
            return new Time(
                    Timestamp.valueOf(localTime(text).atDate(LocalDate.EPOCH)).getTime());
        } else if (type == UUID.class) {
            return parsed(text, UUID::fromString);
        } else if (type == Object.class) {
            Object value = object(text, column);
            return value == null ? text : value;
        }
        throw Refusal.of("Databend's JDBC layer does not read values as " + type.getName() + ": use getString");
    }

    public static boolean bool(String text) throws SQLDataException {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "1", "true" -> true;
            case "0", "false" -> false;
            default -> decimal(text).signum() != 0;
        };
    }

    static long integer(String text, Column column) throws SQLDataException {
        return ranged(text, column, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    public static long ranged(String text, Column column, long min, long max) throws SQLDataException {
        BigDecimal value;
        try {
            if (text.length() < 19) {
                long number = Long.parseLong(text);
                if (number >= min && number <= max) {
                    return number;
                }
            }
            value = new BigDecimal(text);
        } catch (NumberFormatException e) {
            value = text.equals("true") ? BigDecimal.ONE : text.equals("false") ? BigDecimal.ZERO : decimal(text);
        }
        // A fraction is cut, as JDBC drivers do; a value out of range is refused.
        BigInteger whole = value.toBigInteger();
        if (whole.compareTo(BigInteger.valueOf(min)) < 0 || whole.compareTo(BigInteger.valueOf(max)) > 0) {
            throw new SQLDataException(
                    "The value " + text + " of column " + column.label() + " is out of range", "22003");
        }
        return whole.longValue();
    }

    public static double floating(String text) throws SQLDataException {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "nan" -> Double.NaN;
            case "inf", "infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            default -> parsed(text, Double::parseDouble);
        };
    }

    /** Not parsed as a double, which would round twice. */
    public static float single(String text) throws SQLDataException {
        if (text.toLowerCase(Locale.ROOT).contains("n")) {
            return (float) floating(text);
        }
        float value = parsed(text, Float::parseFloat);
        if (Float.isInfinite(value)) {
            throw new SQLDataException("The value " + text + " is out of range", "22003");
        }
        return value;
    }

    public static BigDecimal decimal(String text) throws SQLDataException {
        return parsed(text, BigDecimal::new);
    }

    /** A binary column comes as hexadecimal digits (setting {@code binary_output_format}); a string is its UTF-8. */
    public static byte[] bytes(String text, Column column) throws SQLDataException {
        return column.jdbcType() == Types.VARBINARY
                ? parsed(text, HexFormat.of()::parseHex)
                : text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    public static LocalDate localDate(String text) throws SQLDataException {
        return localDateTime(text).toLocalDate();
    }

    public static LocalDateTime localDateTime(String text) throws SQLDataException {
        return parsed(text.replace('T', ' '), value -> LocalDateTime.parse(value, TIMESTAMP));
    }

    public static LocalTime localTime(String text) throws SQLDataException {
        boolean dated = text.indexOf('-') > 0;
        return dated ? localDateTime(text).toLocalTime() : parsed(text, LocalTime::parse);
    }

    static OffsetDateTime offsetDateTime(String text, ZoneId zone) throws SQLDataException {
        return hasOffset(text)
                ? parsed(text, value -> OffsetDateTime.parse(value, TIMESTAMP))
                : localDateTime(text).atZone(zone).toOffsetDateTime();
    }

    public static boolean hasOffset(String text) {
        return text.length() > 19 && (text.indexOf('+', 19) > 0 || text.indexOf('-', 19) > 0);
    }

    private interface Parser<T> {
        T parse(String text);
    }

    private static <T> T parsed(String text, Parser<T> parser) throws SQLDataException {
        try {
            return parser.parse(text);
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new SQLDataException("Cannot read '" + text + "' as what was asked for", "22018", e);
        }
    }
}
