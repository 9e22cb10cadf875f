package org.tidewire.databend.jdbc.internal.value;

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
import org.tidewire.databend.jdbc.internal.value.Literal.Kind;

/**
 * Writes values as Databend's literals. This is the boundary against SQL injection: every parameter is written out here.
 *
 * <p>Inside quotes only the quote and the backslash mean anything to Databend; both are doubled. All other characters, also
 * NUL and U+001A, stand for themselves.
 */
public final class LiteralEncoder {
    /** The digits of Databend's longest decimals. */
    public static final int MAX_DIGITS = 76;

    /** In bytes: the longest statement. Connector/J's own default would refuse statements over 65,535. */
    public static final int MAX_STATEMENT = 128 << 20;

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS");
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xxx");
    /** Up to this size a double without a fraction is written as a whole number. */
    private static final double WHOLE = 1e15;

    private LiteralEncoder() {}

    public static Literal of(boolean value) {
        return untyped(Kind.BOOLEAN, value ? "true" : "false");
    }

    public static Literal of(long value) {
        return number(Kind.INTEGER, Long.toString(value));
    }

    public static Literal of(BigInteger value) throws SQLDataException {
        return value.bitLength() < Long.SIZE ? of(value.longValue()) : of(new BigDecimal(value));
    }

    public static Literal of(BigDecimal value) throws SQLDataException {
        // Checked before it is written out: 1e999999999 would take a gigabyte.
        long digits = Math.max((long) value.precision() - Math.min(value.scale(), 0), value.scale());
        if (digits > MAX_DIGITS) {
            throw new SQLDataException(
                    "Databend's decimals have at most " + MAX_DIGITS + " digits, this one has " + digits, "22003");
        }
        return number(Kind.DECIMAL, value.toPlainString());
    }

    public static Literal of(double value) {
        return floating(Kind.DOUBLE, value, Double.toString(value));
    }

    public static Literal of(float value) {
        return floating(Kind.FLOAT, value, Float.toString(value));
    }

    public static Literal of(String value) throws SQLDataException {
        return untyped(Kind.STRING, quoted(value));
    }

    public static Literal of(byte[] value) {
        return untyped(Kind.BINARY, "unhex('" + HexFormat.of().formatHex(value) + "')");
    }

    public static Literal of(LocalDate value) throws SQLDataException {
        checkYear(value.getYear());
        return untyped(Kind.DATE, "'" + DATE.format(value) + "'");
    }

    /** Written as text of one width, which sorts like the times: Databend has no type for a time of day. */
    public static Literal of(LocalTime time) throws SQLDataException {
        return of(TIME.format(time));
    }

    /** Written with microseconds, the server's precision. */
    public static Literal of(LocalDateTime value) throws SQLDataException {
        checkYear(value.getYear());
        return untyped(Kind.TIMESTAMP, "'" + TIMESTAMP.format(value) + "'");
    }

    /** Written with its offset, so that it is this instant in any time zone of the session. */
    public static Literal of(OffsetDateTime value) throws SQLDataException {
        boolean wholeMinutes = value.getOffset().getTotalSeconds() % 60 == 0;
        OffsetDateTime written = wholeMinutes ? value : value.withOffsetSameInstant(ZoneOffset.UTC);
        checkYear(written.getYear());
        LocalDateTime local = written.toLocalDateTime().truncatedTo(ChronoUnit.MICROS);
        return untyped(Kind.TIMESTAMP, "'" + TIMESTAMP.format(local) + OFFSET.format(written.getOffset()) + "'");
    }

    /**
     * Returns a string literal.
     *
     * @throws SQLDataException if the value has an unpaired surrogate
     */
    public static String quoted(String value) throws SQLDataException {
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
     * Returns a quoted identifier.
     *
     * @throws SQLDataException if the name cannot be quoted
     */
    public static String identifier(String name) throws SQLDataException {
        quoted(name);
        // Between double quotes a backslash escapes the quote behind it, and stays in the name.
        if (name.indexOf('\\') < 0) {
            return '"' + name.replace("\"", "\"\"") + '"';
        }
        if (name.indexOf('`') < 0) {
            return '`' + name + '`';
        }
        throw new SQLDataException("Databend cannot quote a name with a backslash and a backtick: " + name, "42602");
    }

    /** Refuses unpaired surrogates, which Connector/J would silently replace with question marks. */
    public static void checkCharacters(String text) throws SQLDataException {
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

    /** A negative number gets parentheses: {@code 1 -?} with -1 must not become a comment. */
    private static Literal number(Kind kind, String digits) {
        return new Literal(kind, digits, digits.startsWith("-") ? "(" + digits + ")" : digits);
    }

    private static Literal floating(Kind kind, double value, String text) {
        boolean whole = Math.abs(value) <= WHOLE && value == Math.rint(value) && !text.equals("-0.0");
        String base = "'" + text + "'";
        return new Literal(kind, whole ? Long.toString((long) value) : base, base);
    }

    private static Literal untyped(Kind kind, String text) {
        return new Literal(kind, text, text);
    }

    private static void checkYear(int year) throws SQLDataException {
        if (year < 1 || year > 9999) {
            throw new SQLDataException("Databend's dates are of the years 1 to 9999, not " + year, "22008");
        }
    }
}
