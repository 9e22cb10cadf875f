package org.tidewire.databend.jdbc;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLDataException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.tidewire.databend.jdbc.Literal.Kind;

/**
 * Writes values as Databend's literals. This is the security boundary: every parameter is rendered here, in the client.
 *
 * <p>Inside quotes only the quote and the backslash mean anything to Databend; both are doubled. All other characters, also
 * NUL and U+001A, stand for themselves.
 */
final class Literals {
    private static final int MAX_DIGITS = 76;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS");
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xxx");
    /** Doubles of this size and below are whole numbers as they are written. */
    private static final double WHOLE = 1e15;

    private Literals() {}

    static Literal of(boolean value) {
        return same(Kind.BOOLEAN, value ? "true" : "false");
    }

    static Literal of(long value) {
        return number(Kind.INTEGER, Long.toString(value));
    }

    static Literal of(BigInteger value) throws SQLDataException {
        return value.bitLength() < Long.SIZE ? of(value.longValue()) : of(new BigDecimal(value));
    }

    static Literal of(BigDecimal value) throws SQLDataException {
        // Before it is written out: 1e999999999 would take a gigabyte.
        long digits = Math.max((long) value.precision() - Math.min(value.scale(), 0), value.scale());
        if (digits > MAX_DIGITS) {
            throw new SQLDataException(
                    "Databend's decimals have at most " + MAX_DIGITS + " digits, this one has " + digits, "22003");
        }
        return number(Kind.DECIMAL, value.toPlainString());
    }

    static Literal of(double value) {
        return floating(Kind.DOUBLE, value, Double.toString(value));
    }

    static Literal of(float value) {
        return floating(Kind.FLOAT, value, Float.toString(value));
    }

    static Literal of(String value) throws SQLDataException {
        return same(Kind.STRING, quoted(value));
    }

    static Literal of(byte[] value) {
        return same(Kind.BINARY, "unhex('" + HexFormat.of().formatHex(value) + "')");
    }

    static Literal of(LocalDate value) throws SQLDataException {
        checkYear(value.getYear());
        return same(Kind.DATE, "'" + DATE.format(value) + "'");
    }

    /** As text of one width, which sorts and compares as the times do: there is no type for a time of day. */
    static Literal of(LocalTime time) throws SQLDataException {
        return of(TIME.format(time));
    }

    /** Cut to microseconds, as the server does. */
    static Literal of(LocalDateTime value) throws SQLDataException {
        checkYear(value.getYear());
        return same(Kind.TIMESTAMP, "'" + TIMESTAMP.format(value) + "'");
    }

    /** With its offset, so that it is this instant whatever the session's time zone. */
    static Literal of(OffsetDateTime value) throws SQLDataException {
        boolean wholeMinutes = value.getOffset().getTotalSeconds() % 60 == 0;
        OffsetDateTime written = wholeMinutes ? value : value.withOffsetSameInstant(ZoneOffset.UTC);
        checkYear(written.getYear());
        LocalDateTime local = written.toLocalDateTime().truncatedTo(ChronoUnit.MICROS);
        return same(Kind.TIMESTAMP, "'" + TIMESTAMP.format(local) + OFFSET.format(written.getOffset()) + "'");
    }

    /**
     * A string literal.
     *
     * @throws SQLDataException if the value has a surrogate without its other half, which is no character
     */
    static String quoted(String value) throws SQLDataException {
        StringBuilder text = new StringBuilder(value.length() + 2).append('\'');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isSurrogate(c)) {
                checkPair(value, i);
                text.append(c).append(value.charAt(++i));
            } else if (c == '\'' || c == '\\') {
                text.append(c).append(c);
            } else {
                text.append(c);
            }
        }
        return text.append('\'').toString();
    }

    /**
     * A quoted identifier.
     *
     * @throws SQLDataException if no way of quoting can carry it
     */
    static String identifier(String name) throws SQLDataException {
        quoted(name);
        // Between double quotes a backslash hides the quote behind it, and stands for itself all the same.
        if (name.indexOf('\\') < 0) {
            return '"' + name.replace("\"", "\"\"") + '"';
        }
        if (name.indexOf('`') < 0) {
            return '`' + name + '`';
        }
        throw new SQLDataException("Databend cannot quote a name with a backslash and a backtick: " + name, "42602");
    }

    static void checkCharacters(String text) throws SQLDataException {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                checkPair(text, i++);
            }
        }
    }

    private static void checkPair(String value, int at) throws SQLDataException {
        boolean pair = Character.isHighSurrogate(value.charAt(at))
                && at + 1 < value.length()
                && Character.isLowSurrogate(value.charAt(at + 1));
        if (!pair) {
            throw new SQLDataException(
                    "The string has a lone surrogate at index " + at + ", which no encoding can carry", "22021");
        }
    }

    /** A sign is kept from what stands before it: {@code 1 -?} with -1 must not become a comment. */
    private static Literal number(Kind kind, String digits) {
        return new Literal(kind, digits, digits.startsWith("-") ? "(" + digits + ")" : digits);
    }

    private static Literal floating(Kind kind, double value, String text) {
        boolean whole = Math.abs(value) <= WHOLE && value == Math.rint(value) && !text.equals("-0.0");
        String base = "'" + text + "'";
        return new Literal(kind, whole ? Long.toString((long) value) : base, base);
    }

    private static Literal same(Kind kind, String text) {
        return new Literal(kind, text, text);
    }

    private static void checkYear(int year) throws SQLDataException {
        if (year < 1 || year > 9999) {
            throw new SQLDataException("Databend's dates are of the years 1 to 9999, not " + year, "22008");
        }
    }
}
