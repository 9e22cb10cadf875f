package org.tidewire.tidb.internal.schema;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidewire.tidb.internal.hint.SqlText;

/**
 * The {@code partition by} of a table.
 *
 * @param head how rows find their partition
 * @param ranges where each partition of a range ends, by its name in lower case
 */
record Partitions(String head, Map<String, String> ranges) {
    private static final Pattern MOMENT = Pattern.compile(
            "(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[ T](\\d{1,2}):(\\d{1,2})(?::(\\d{1,2})(?:\\.(\\d{1,6}))?)?)?");

    /** Reads the end of a table's definition; null where it has no partitions. */
    static @Nullable Partitions in(String options) {
        int by = SqlText.after(options, "partition by");
        if (by < 0) {
            return null;
        }
        String clause = options.substring(by);
        String columns = SqlText.inParentheses(clause, 0);
        int headEnd = clause.indexOf('(') + columns.length() + 2;
        String head = clause.substring(0, headEnd);
        String rest = clause.substring(headEnd);
        Matcher number = Pattern.compile("\\s*partitions\\s+\\d+", Pattern.CASE_INSENSITIVE)
                .matcher(rest);
        if (number.lookingAt()) {
            return new Partitions(head + number.group(), Map.of());
        }
        Map<String, String> ranges = new LinkedHashMap<>();
        if (rest.stripLeading().startsWith("(")) {
            for (String partition : SqlText.parts(SqlText.inParentheses(rest, 0))) {
                read(partition, ranges);
            }
        }
        return new Partitions(head, ranges);
    }

    private static void read(String partition, Map<String, String> ranges) {
        int name = SqlText.after(partition, "partition");
        int lessThan = SqlText.after(partition, "values less than");
        if (name >= 0 && lessThan >= 0) {
            int start = name + 1;
            boolean quoted = partition.charAt(start) == '`';
            int end = quoted ? SqlText.endOfWhole(partition, start) : partition.indexOf(' ', start);
            String written = partition.substring(start, end);
            String plain = quoted ? SqlText.unquoted(written) : written;
            ranges.put(plain.toLowerCase(Locale.ROOT), SqlText.inParentheses(partition, lessThan));
        }
    }

    boolean dividesLike(Partitions other) {
        return SqlExpression.same(head, other.head);
    }

    /** The partitions that both have, and that end elsewhere. */
    List<String> movedIn(Partitions shown) {
        return new TreeMap<>(ranges)
                .entrySet().stream()
                        .filter(range -> shown.ranges.containsKey(range.getKey()))
                        .filter(range -> !sameEnd(range.getValue(), shown.ranges.get(range.getKey())))
                        .map(range -> "partition " + range.getKey() + " values less than (" + range.getValue() + ")")
                        .toList();
    }

    private static boolean sameEnd(String mapped, @Nullable String shown) {
        return shown != null
                && SqlText.parts(mapped).stream()
                        .map(Partitions::value)
                        .toList()
                        .equals(SqlText.parts(shown).stream()
                                .map(Partitions::value)
                                .toList());
    }

    /** A number or a moment as such, whichever way it is written. */
    private static Object value(String literal) {
        boolean isText = literal.startsWith("'") || literal.startsWith("\"");
        String text = isText ? SqlText.unquoted(literal) : literal;
        Matcher moment = MOMENT.matcher(text);
        try {
            if (isText && moment.matches()) {
                return momentOf(moment);
            }
            return isText ? text : new BigDecimal(text).stripTrailingZeros();
        } catch (DateTimeException | NumberFormatException e) {
            return text.toLowerCase(Locale.ROOT);
        }
    }

    private static LocalDateTime momentOf(Matcher moment) {
        int[] fields = new int[6];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = moment.group(i + 1) == null ? 0 : Integer.parseInt(moment.group(i + 1));
        }
        String micros = moment.group(7) == null ? "0" : (moment.group(7) + "000000").substring(0, 6);
        return LocalDateTime.of(
                fields[0], fields[1], fields[2], fields[3], fields[4], fields[5], Integer.parseInt(micros) * 1_000);
    }
}
