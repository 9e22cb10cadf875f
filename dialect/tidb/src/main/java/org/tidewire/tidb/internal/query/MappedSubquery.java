package org.tidewire.tidb.internal.query;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.tidewire.tidb.internal.hint.SqlText;

/**
 * Finds in the SQL of a mapping ({@code @Formula}, {@code @JoinFormula}, {@code @SQLRestriction}, a filter) a subquery that
 * TiDB refuses in the condition of a join: one that refers to the query around it, or is compared by {@code in}, {@code any}
 * or {@code all}.
 */
public final class MappedSubquery {
    /** An alias of Hibernate's before a column: it has put the aliases of the query around into the text. */
    private static final Pattern OUTER_COLUMN = Pattern.compile("[A-Za-z]\\w*\\d_\\d+\\.");

    private static final Set<String> COMPARISONS = Set.of("in", "any", "some", "all");

    private final String sql;

    /** For each open parenthesis whether it is, or stands in, a subquery. */
    private final Deque<Boolean> open = new ArrayDeque<>();

    private MappedSubquery(String sql) {
        this.sql = sql;
    }

    public static boolean isIn(String sql) {
        int i = 0;
        while (i < sql.length()) {
            if (SqlText.isWordAt(sql, i, "select")) {
                return true;
            }
            i = Math.max(i + 1, SqlText.endOfUnparsed(sql, i));
        }
        return false;
    }

    public static boolean isRefusedIn(String sql) {
        return new MappedSubquery(sql).isRefused();
    }

    private boolean isRefused() {
        String word = "";
        int i = 0;
        while (i < sql.length()) {
            int end = endOfToken(i);
            String token = sql.substring(i, end);
            if (token.equals("(")) {
                boolean subquery = startsQuery(end);
                if (subquery && COMPARISONS.contains(word)) {
                    return true;
                }
                open.push(subquery || isInSubquery());
            } else if (token.equals(")")) {
                open.poll();
            } else if (isInSubquery() && OUTER_COLUMN.matcher(token).lookingAt()) {
                return true;
            }
            word = token.isBlank() ? word : token.toLowerCase(Locale.ROOT);
            i = end;
        }
        return false;
    }

    private boolean isInSubquery() {
        return !open.isEmpty() && open.peek();
    }

    private boolean startsQuery(int from) {
        int i = from;
        while (i < sql.length() && (Character.isWhitespace(sql.charAt(i)) || sql.charAt(i) == '(')) {
            i++;
        }
        return SqlText.isWordAt(sql, i, "select") || SqlText.isWordAt(sql, i, "with");
    }

    private int endOfToken(int start) {
        int unparsed = SqlText.endOfUnparsed(sql, start);
        if (unparsed > start) {
            return unparsed;
        }
        int end = start;
        while (end < sql.length() && SqlText.isNameCharacter(sql.charAt(end))) {
            end++;
        }
        return Math.max(end, start + 1);
    }
}
