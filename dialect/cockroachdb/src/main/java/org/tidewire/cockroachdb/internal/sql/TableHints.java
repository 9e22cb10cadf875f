package org.tidewire.cockroachdb.internal.sql;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.internal.sql.TableReferences;

/**
 * Hints of tables ({@code orders@{FORCE_INDEX=ix}}, {@code orders@ix}) and one for all joins ({@code LOOKUP JOIN}). They are put
 * after the table and nowhere else, in any statement; Hibernate's own are lost where there is no {@code where}.
 */
public final class TableHints {
    private static final Logger LOG = Logger.getLogger(TableHints.class);
    private static final Pattern OF_TABLE = Pattern.compile("\\s*([\\w.\"]+)(@(?:\\{[\\w=,\\s\"]+}|[\\w\"]+))\\s*");
    private static final Pattern OF_JOINS =
            Pattern.compile("\\s*(HASH|MERGE|LOOKUP|INVERTED|STRAIGHT)\\s+JOIN\\s*", Pattern.CASE_INSENSITIVE);

    private TableHints() {}

    /** The statement with the hints; one that is no hint is refused, and one for another table logged. */
    public static String add(String sql, List<String> hints) {
        Map<String, String> byTable = new HashMap<>();
        String ofJoins = null;
        for (String hint : hints) {
            Matcher table = OF_TABLE.matcher(hint);
            Matcher joins = OF_JOINS.matcher(hint);
            if (table.matches()) {
                byTable.put(folded(table.group(1).replace("\"", "")), table.group(2));
            } else if (joins.matches() && ofJoins == null) {
                ofJoins = joins.group(1).toLowerCase(Locale.ROOT);
            } else {
                throw new UnsupportedFeatureException(
                        "CockroachDB",
                        "the hint '" + hint + "'",
                        "write table@{FORCE_INDEX=index} or table@index for a table, or one of HASH, MERGE, LOOKUP, INVERTED"
                                + " and STRAIGHT before JOIN for all joins");
            }
        }
        Set<String> missing = new HashSet<>(byTable.keySet());
        String joinHint = ofJoins;
        String hinted = TableReferences.rewrite(
                sql, name -> suffix(name, byTable, missing), kind -> joinHint == null ? "join" : join(kind, joinHint));
        if (!missing.isEmpty()) {
            LOG.warnf("No table of the statement has the hint for %s: %s", missing, sql);
        }
        return hinted;
    }

    private static @Nullable String suffix(String name, Map<String, String> byTable, Set<String> missing) {
        String whole = folded(name);
        String key = byTable.containsKey(whole) ? whole : whole.substring(whole.lastIndexOf('.') + 1);
        missing.remove(key);
        return byTable.get(key);
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** The kind has to be written, else the hint is an alias. A cross or natural join has no hint. */
    private static String join(String kind, String hint) {
        return switch (kind) {
            case "" -> "inner " + hint + " join";
            case "cross" -> "join";
            default -> kind.startsWith("natural") ? "join" : hint + " join";
        };
    }
}
