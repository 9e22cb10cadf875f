package org.tidewire.databend.jdbc.internal.value;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.sql.Blob;
import java.sql.Clob;
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
import java.util.Calendar;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.jdbc.internal.Refusal;

/** Converts the Java values that JDBC's setters take to literals. */
@SuppressWarnings("JavaUtilDate")
public final class ParameterEncoder {
    private ParameterEncoder() {}

    /** Converts a value by its class. */
    public static Literal of(@Nullable Object value) throws SQLException {
        if (value == null) {
            return Literal.NULL;
        } else if (value instanceof String text) {
            return LiteralEncoder.of(text);
        } else if (value instanceof Boolean bool) {
            return LiteralEncoder.of(bool.booleanValue());
        } else if (value instanceof Byte
                || value instanceof Short
                || value instanceof Integer
                || value instanceof Long) {
            return LiteralEncoder.of(((Number) value).longValue());
        } else if (value instanceof BigInteger number) {
            return LiteralEncoder.of(number);
        } else if (value instanceof BigDecimal number) {
            return LiteralEncoder.of(number);
        } else if (value instanceof Double number) {
            return LiteralEncoder.of(number.doubleValue());
        } else if (value instanceof Float number) {
            return LiteralEncoder.of(number.floatValue());
        } else if (value instanceof byte[] bytes) {
            return LiteralEncoder.of(bytes);
        } else if (value instanceof Character character) {
            return LiteralEncoder.of(character.toString());
        } else if (value instanceof UUID uuid) {
            return LiteralEncoder.of(uuid.toString());
        } else if (value instanceof Clob clob) {
            return text(clob.getCharacterStream());
        } else if (value instanceof Blob blob) {
            return bytes(blob.getBinaryStream());
        } else if (value instanceof InputStream stream) {
            return bytes(stream);
        } else if (value instanceof Reader reader) {
            return text(reader);
        }
        return temporal(value);
    }

    private static Literal temporal(Object value) throws SQLException {
        if (value instanceof Timestamp timestamp) {
            return LiteralEncoder.of(timestamp.toLocalDateTime());
        } else if (value instanceof Date date) {
            return LiteralEncoder.of(date.toLocalDate());
        } else if (value instanceof Time time) {
            return LiteralEncoder.of(
                    new Timestamp(time.getTime()).toLocalDateTime().toLocalTime());
        } else if (value instanceof java.util.Date date) {
            return LiteralEncoder.of(new Timestamp(date.getTime()).toLocalDateTime());
        } else if (value instanceof LocalDateTime dateTime) {
            return LiteralEncoder.of(dateTime);
        } else if (value instanceof LocalDate date) {
            return LiteralEncoder.of(date);
        } else if (value instanceof LocalTime time) {
            return LiteralEncoder.of(time);
        } else if (value instanceof Instant instant) {
            return LiteralEncoder.of(instant.atOffset(ZoneOffset.UTC));
        } else if (value instanceof OffsetDateTime dateTime) {
            return LiteralEncoder.of(dateTime);
        } else if (value instanceof ZonedDateTime dateTime) {
            return LiteralEncoder.of(dateTime.toOffsetDateTime());
        }
        throw Refusal.of("Databend's JDBC layer does not write values of "
                + value.getClass().getName());
    }

    /**
     * Converts a value to a target type.
     *
     * @param type of {@link Types}
     * @param scale of decimals, which are rounded half up; of streams the length that is read
     */
    public static Literal of(@Nullable Object value, int type, int scale) throws SQLException {
        if (value instanceof InputStream stream) {
            return bytes(stream, scale);
        } else if (value instanceof Reader reader) {
            return text(reader, scale);
        } else if (value != null && (type == Types.DECIMAL || type == Types.NUMERIC)) {
            Literal number = number(value);
            if (number.kind() == Literal.Kind.INTEGER || number.kind() == Literal.Kind.DECIMAL) {
                return LiteralEncoder.of(new BigDecimal(number.plain()).setScale(scale, RoundingMode.HALF_UP));
            } else if (value instanceof Number floating && Double.isFinite(floating.doubleValue())) {
                return LiteralEncoder.of(new BigDecimal(value.toString()).setScale(scale, RoundingMode.HALF_UP));
            }
        }
        return of(value, type);
    }

    /** Converts a value to a target type of {@link Types}. */
    public static Literal of(@Nullable Object value, int type) throws SQLException {
        if (value == null) {
            return Literal.NULL;
        }
        return switch (type) {
            case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.NCHAR, Types.NVARCHAR, Types.LONGNVARCHAR ->
                value instanceof Number || value instanceof Boolean ? LiteralEncoder.of(value.toString()) : of(value);
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT, Types.DECIMAL, Types.NUMERIC ->
                number(value);
            case Types.DOUBLE, Types.FLOAT ->
                value instanceof Number n && !(value instanceof BigDecimal)
                        ? LiteralEncoder.of(n.doubleValue())
                        : of(value);
            case Types.BOOLEAN, Types.BIT ->
                value instanceof Number n ? LiteralEncoder.of(n.doubleValue() != 0) : of(value);
            case Types.DATE -> date(value);
            case Types.TIMESTAMP ->
                value instanceof LocalDate date ? LiteralEncoder.of(date.atStartOfDay()) : of(value);
            default -> of(value);
        };
    }

    private static Literal number(Object value) throws SQLException {
        if (value instanceof Boolean bool) {
            return LiteralEncoder.of(bool ? 1L : 0L);
        }
        if (value instanceof String text) {
            try {
                return LiteralEncoder.of(new BigDecimal(text));
            } catch (NumberFormatException e) {
                throw new SQLDataException("Not a number: " + text, "22018", e);
            }
        }
        return of(value);
    }

    private static Literal date(Object value) throws SQLException {
        if (value instanceof Timestamp timestamp) {
            return LiteralEncoder.of(timestamp.toLocalDateTime().toLocalDate());
        }
        if (value instanceof LocalDateTime dateTime) {
            return LiteralEncoder.of(dateTime.toLocalDate());
        }
        if (value instanceof java.util.Date date && !(value instanceof Date)) {
            return LiteralEncoder.of(new Date(date.getTime()).toLocalDate());
        }
        return of(value);
    }

    /** Converts an instant to the local date and time in the calendar's zone. */
    public static Literal of(java.util.@Nullable Date value, @Nullable Calendar calendar) throws SQLException {
        if (value == null || calendar == null) {
            return of(value);
        }
        ZoneId zone = calendar.getTimeZone().toZoneId();
        if (value instanceof Timestamp timestamp) {
            return LiteralEncoder.of(LocalDateTime.ofInstant(timestamp.toInstant(), zone));
        }
        LocalDateTime wall = LocalDateTime.ofInstant(Instant.ofEpochMilli(value.getTime()), zone);
        return value instanceof Time ? LiteralEncoder.of(wall.toLocalTime()) : LiteralEncoder.of(wall.toLocalDate());
    }

    public static Literal bytes(@Nullable InputStream stream) throws SQLException {
        return bytes(stream, Long.MAX_VALUE);
    }

    public static Literal bytes(@Nullable InputStream stream, long length) throws SQLException {
        if (stream == null) {
            return Literal.NULL;
        }
        checkLength(length);
        try (stream) {
            return LiteralEncoder.of(stream.readNBytes((int) Math.min(length, LiteralEncoder.MAX_STATEMENT)));
        } catch (IOException e) {
            throw new SQLException("The stream of a parameter cannot be read", "22000", e);
        }
    }

    public static Literal text(@Nullable Reader reader) throws SQLException {
        return text(reader, Long.MAX_VALUE);
    }

    public static Literal text(@Nullable Reader reader, long length) throws SQLException {
        if (reader == null) {
            return Literal.NULL;
        }
        checkLength(length);
        try (reader) {
            StringWriter text = new StringWriter();
            reader.transferTo(text);
            String value = text.toString();
            return LiteralEncoder.of(length < value.length() ? value.substring(0, (int) length) : value);
        } catch (IOException e) {
            throw new SQLException("The reader of a parameter cannot be read", "22000", e);
        }
    }

    private static void checkLength(long length) throws SQLException {
        if (length < 0) {
            throw new SQLException("The length of a stream is at least 0, not " + length, "22023");
        }
    }
}
