package org.tidewire.tidb.internal.hint;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the aliases that Hibernate has given to a table in a statement. A hint has to name them: where a table has an
 * alias, TiDB does not know it by its name there.
 */
final class TableAliases {
    /** Hibernate's own form, as in {@code b1_0}. */
    private static final Pattern ALIAS = Pattern.compile("\\s+([A-Za-z]+\\d+_\\d+)\\b");

    private TableAliases() {}

    static Set<String> of(String table, String sql) {
        Set<String> aliases = new LinkedHashSet<>();
        Matcher alias = ALIAS.matcher(sql);
        int i = 0;
        while (i < sql.length()) {
            int end = endOfName(sql, i, table);
            if (end > 0 && alias.region(end, sql.length()).lookingAt()) {
                aliases.add(alias.group(1));
            }
            int unparsed = SqlText.endOfUnparsed(sql, i);
            i = unparsed > i ? unparsed : i + 1;
        }
        return aliases;
    }

    /** The name as it is, in backquotes, or behind that of a database. */
    private static int endOfName(String sql, int i, String table) {
        String quoted = "`" + table + "`";
        if (sql.regionMatches(true, i, quoted, 0, quoted.length())) {
            return i + quoted.length();
        }
        boolean qualified = i > 0 && sql.charAt(i - 1) == '.';
        int end = i + table.length();
        boolean matches = sql.regionMatches(true, i, table, 0, table.length())
                && (qualified || i == 0 || !SqlText.isNameCharacter(sql.charAt(i - 1)))
                && (end == sql.length() || !SqlText.isNameCharacter(sql.charAt(end)));
        return matches ? end : -1;
    }
}
