package org.tidewire.tidb.internal.hint;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tidewire.tidb.internal.server.TiDBRefusal;

/**
 * Translates hints in {@code MySQLDialect}'s form: a plain index name applies to the first table of the query. TiDB's own hints
 * all have parentheses.
 */
final class IndexNames {
    /** A table and Hibernate's alias for it, as in {@code books b1_0}. */
    private static final Pattern TABLE = Pattern.compile("\\s+([^\\s(,;]+)(?:\\s+([A-Za-z]+\\d+_\\d+)\\b)?");

    private IndexNames() {}

    /** The hints, with the names of indexes in one {@code use_index}. */
    static List<String> asHints(List<String> hints, String sql) {
        String names =
                hints.stream().filter(IndexNames::isName).map(String::trim).collect(Collectors.joining(", "));
        if (names.isEmpty()) {
            return hints;
        }
        List<String> all = new ArrayList<>(hints);
        all.removeIf(IndexNames::isName);
        all.add("use_index(" + firstTable(sql) + ", " + names + ")");
        return all;
    }

    private static boolean isName(String hint) {
        return hint.indexOf('(') < 0 && !hint.isBlank();
    }

    private static String firstTable(String sql) {
        int from = SqlText.after(sql, "from");
        Matcher table =
                TABLE.matcher(sql).region(from < 0 ? Math.max(0, SqlText.after(sql, "update")) : from, sql.length());
        if (!table.lookingAt()) {
            throw TiDBRefusal.INDEX_OF_NO_TABLE.exception();
        }
        return table.group(2) == null ? table.group(1) : table.group(2);
    }
}
