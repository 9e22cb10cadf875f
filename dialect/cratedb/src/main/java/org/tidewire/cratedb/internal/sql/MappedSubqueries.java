package org.tidewire.cratedb.internal.sql;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The subqueries in the SQL of a mapping ({@code @Formula}, {@code @JoinFormula}, {@code @SQLRestriction}, a filter). */
public final class MappedSubqueries {
    /**
     * A literal, a quoted name, a comment, the alias of Hibernate's before a column, a word, or one character. An alias says that the
     * column is one of the query around: Hibernate has put it into the text.
     */
    private static final Pattern PIECE = Pattern.compile(
            "'[^']*'|\"[^\"]*\"|--[^\\n]*|/\\*.*?\\*/|(?<alias>[A-Za-z]\\w*\\d_\\d+\\.)|\\w+|.", Pattern.DOTALL);

    /** How many there are, without those in others. */
    private int count;

    /** Of these, how many read the query around them. */
    private int correlated;

    MappedSubqueries(String sql) {
        int depth = 0;
        int outermost = 0;
        boolean isCorrelated = false;
        Matcher piece = PIECE.matcher(sql);
        while (piece.find()) {
            switch (piece.group().toLowerCase(Locale.ROOT)) {
                case "(" -> depth++;
                case ")" -> {
                    outermost = depth == outermost ? 0 : outermost;
                    depth--;
                }
                case "select" -> {
                    if (outermost == 0) {
                        outermost = depth;
                        isCorrelated = false;
                        count++;
                    }
                }
                default -> {
                    if (outermost > 0 && !isCorrelated && piece.group("alias") != null) {
                        isCorrelated = true;
                        correlated++;
                    }
                }
            }
        }
    }

    public static boolean areIn(String sql) {
        return new MappedSubqueries(sql).areThere();
    }

    boolean areThere() {
        return count > 0;
    }

    /** Whether one reads the query around it. */
    boolean areCorrelated() {
        return correlated > 0;
    }

    /** Whether one reads nothing around it. */
    boolean areUncorrelated() {
        return correlated < count;
    }
}
