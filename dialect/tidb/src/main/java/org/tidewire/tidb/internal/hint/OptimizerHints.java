package org.tidewire.tidb.internal.hint;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts optimizer hints where TiDB reads them: in one comment directly after the statement's verb. TiDB ignores a second hint
 * comment, and one at any other place (measured on 8.5.4).
 */
public final class OptimizerHints {
    private static final List<String> VERBS = List.of("select", "insert", "update", "delete", "replace");
    /** A table by its own name; {@link TableAliases} finds its aliases in the statement. */
    private static final Pattern TABLE = Pattern.compile("\\{([^{}]+)}");

    /** Hints as {@code use_index}, which are repeated for each alias of their table; the others take a list of tables. */
    private static final Pattern OF_ONE_TABLE = Pattern.compile("\\w*index", Pattern.CASE_INSENSITIVE);

    private OptimizerHints() {}

    /**
     * Adds hints to a statement.
     *
     * @throws IllegalArgumentException where a hint would end the comment that it is in, or names several tables where it is
     *     about one, or the statement takes no hints
     */
    public static String add(String sql, List<String> hints) {
        String text = IndexNames.asHints(hints, sql).stream()
                .flatMap(hint -> single(requireHarmless(hint)).stream())
                .map(hint -> resolved(hint, sql))
                .filter(hint -> !hint.isBlank())
                .collect(Collectors.joining(" "));
        if (text.isEmpty()) {
            return sql;
        }
        int end = endOfVerb(sql);
        int next = endOfBlanks(sql, end);
        if (sql.startsWith("/*+", next)) {
            int inside = next + "/*+".length();
            return sql.substring(0, inside) + " " + text + sql.substring(inside);
        }
        return sql.substring(0, end) + " /*+ " + text + " */" + sql.substring(end);
    }

    private static String requireHarmless(String hint) {
        if (hint.contains("*/")) {
            throw new IllegalArgumentException("A hint must not contain \"*/\", which ends it: " + hint);
        }
        return hint.trim();
    }

    /** The hints of a text that holds several, as in {@code use_index({a}, x) use_index({b}, y)}. */
    private static List<String> single(String hints) {
        List<String> single = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < hints.length(); i++) {
            char c = hints.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ')' && depth == 0) {
                single.add(hints.substring(start, i + 1).trim());
                start = i + 1;
            }
        }
        single.add(hints.substring(start).trim());
        return single;
    }

    private static String resolved(String hint, String sql) {
        Matcher tables = TABLE.matcher(hint);
        if (OF_ONE_TABLE.matcher(hint).lookingAt() && tables.find()) {
            if (TABLE.matcher(hint).results().count() > 1) {
                throw new IllegalArgumentException(
                        "This hint is about the indexes of one table, and names several: " + hint);
            }
            return aliases(sql, tables.group(1))
                    .map(alias -> tables.replaceFirst(Matcher.quoteReplacement(alias)))
                    .collect(Collectors.joining(" "));
        }
        return tables.replaceAll(
                table -> Matcher.quoteReplacement(aliases(sql, table.group(1)).collect(Collectors.joining(", "))));
    }

    private static Stream<String> aliases(String sql, String table) {
        Set<String> aliases = TableAliases.of(table, sql);
        return aliases.isEmpty() ? Stream.of(table) : aliases.stream();
    }

    /** The verb of the outermost query, which stands behind common table expressions; inside of parentheses if all does. */
    private static int endOfVerb(String sql) {
        int depth = 0;
        int nested = -1;
        int i = 0;
        while (i < sql.length()) {
            int unparsed = SqlText.endOfUnparsed(sql, i);
            if (unparsed > i) {
                i = unparsed;
                continue;
            }
            int end = endOfVerbAt(sql, i);
            if (end > 0 && depth == 0) {
                return end;
            }
            if (end > 0 && nested < 0) {
                nested = end;
            }
            char c = sql.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            i++;
        }
        if (nested < 0) {
            throw new IllegalArgumentException(
                    "TiDB takes hints only in select, insert, update, delete and replace: " + sql);
        }
        return nested;
    }

    private static int endOfVerbAt(String sql, int i) {
        return VERBS.stream()
                .filter(verb -> SqlText.isWordAt(sql, i, verb))
                .mapToInt(verb -> i + verb.length())
                .findFirst()
                .orElse(-1);
    }

    private static int endOfBlanks(String sql, int from) {
        int i = from;
        while (i < sql.length() && Character.isWhitespace(sql.charAt(i))) {
            i++;
        }
        return i;
    }
}
