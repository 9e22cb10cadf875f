package org.tidewire.cockroachdb.internal.sql;

import java.util.ArrayList;
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
    private static final String QUOTED = "\"(?:[^\"]|\"\")+\"";
    private static final String INDEX_ID = "\\[\\d+]";
    private static final Pattern OF_TABLE = Pattern.compile("\\s*((?:[\\w.]|" + QUOTED + ")+)\\s*(@(?:\\{(?:[\\w=,\\s]|"
            + QUOTED + "|" + INDEX_ID + ")+}|\\w+|" + QUOTED + "|" + INDEX_ID + "))\\s*");
    private static final Pattern COMMON_TABLE = Pattern.compile(
            "(?:\\bwith|\\brecursive|,)\\s+(\\w+|" + QUOTED
                    + ")\\s*(?:\\([^()]*\\)\\s*)?\\bas\\s+(?:not\\s+)?(?:materialized\\s*)?\\(",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern OF_JOINS =
            Pattern.compile("\\s*(HASH|MERGE|LOOKUP|INVERTED|STRAIGHT)\\s+JOIN\\s*", Pattern.CASE_INSENSITIVE);

    private TableHints() {}

    /** The statement with the hints; one that is no hint is refused, and one for another table or without a join logged. */
    public static String add(String sql, List<String> hints) {
        Map<String, String> byTable = new HashMap<>();
        String ofJoins = null;
        for (String hint : hints) {
            Matcher table = OF_TABLE.matcher(hint);
            Matcher joins = OF_JOINS.matcher(hint);
            if (table.matches()) {
                String name = folded(table.group(1).replace("\"", ""));
                String other = byTable.put(name, table.group(2));
                if (other != null && !other.equals(table.group(2))) {
                    throw refusal(
                            "two hints for the table " + name + ", " + other + " and " + table.group(2),
                            "write one, as in table@{FORCE_INDEX=index,NO_FULL_SCAN}");
                }
            } else if (joins.matches() && ofJoins == null) {
                ofJoins = joins.group(1).toLowerCase(Locale.ROOT);
            } else {
                throw refusal(
                        "the hint '" + hint + "'",
                        "write table@{FORCE_INDEX=index} or table@index for a table, or one of HASH, MERGE, LOOKUP, INVERTED"
                                + " and STRAIGHT before JOIN for all joins");
            }
        }
        return add(sql, byTable, ofJoins);
    }

    private static String add(String sql, Map<String, String> byTable, @Nullable String ofJoins) {
        Set<String> missing = new HashSet<>(byTable.keySet());
        Map<String, String> ofTables = new HashMap<>(byTable);
        Matcher common = COMMON_TABLE.matcher(sql);
        while (common.find()) {
            ofTables.remove(folded(common.group(1).replace("\"", "")));
        }
        List<String> joins = new ArrayList<>();
        String hinted = TableReferences.rewrite(sql, name -> suffix(name, ofTables, missing), kind -> {
            String join = ofJoins == null ? "join" : join(kind, ofJoins);
            joins.add(join);
            return join;
        });
        if (!missing.isEmpty()) {
            LOG.warnf("No table of the statement has the hint for %s: %s", missing, sql);
        }
        if (ofJoins != null && (joins.isEmpty() || joins.contains("join"))) {
            LOG.warnf(
                    "%s of the statement has the hint %s JOIN, which needs inner, left, right or full: %s",
                    joins.stream().allMatch("join"::equals) ? "No join" : "Not each join",
                    ofJoins.toUpperCase(Locale.ROOT),
                    sql);
        }
        return hinted;
    }

    private static UnsupportedFeatureException refusal(String feature, String alternative) {
        return new UnsupportedFeatureException("CockroachDB", feature, alternative);
    }

    private static @Nullable String suffix(String name, Map<String, String> byTable, Set<String> missing) {
        String whole = folded(name);
        String key = byTable.containsKey(whole) ? whole : whole.substring(whole.lastIndexOf('.') + 1);
        String hint = byTable.get(key);
        if (hint != null) {
            missing.remove(key);
        }
        return hint;
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** The kind has to be written, else the hint is an alias. A cross or natural join has no hint. */
    private static String join(String kind, String hint) {
        if ((kind.startsWith("right") || kind.startsWith("full"))
                && (hint.equals("lookup") || hint.equals("inverted"))) {
            throw refusal(
                    "the hint " + hint.toUpperCase(Locale.ROOT) + " JOIN for a " + kind + " join",
                    "use HASH JOIN or MERGE JOIN, or an inner or left join");
        }
        return switch (kind) {
            case "" -> "inner " + hint + " join";
            case "cross" -> "join";
            default -> kind.startsWith("natural") ? "join" : hint + " join";
        };
    }
}
