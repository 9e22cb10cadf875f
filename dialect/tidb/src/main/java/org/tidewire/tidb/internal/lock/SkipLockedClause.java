package org.tidewire.tidb.internal.lock;

import org.jspecify.annotations.Nullable;
import org.tidewire.tidb.internal.hint.SqlText;
import org.tidewire.tidb.internal.server.TiDBRefusal;

/** Finds the words {@code skip locked} in the text of a statement, outside of literals, quoted names and comments. */
final class SkipLockedClause {
    private SkipLockedClause() {}

    /**
     * Removes the clause, wherever it occurs.
     *
     * @return the statement without it, or {@code null} where there is none
     * @throws org.tidewire.UnsupportedFeatureException where it stands in a comment that TiDB executes
     */
    static @Nullable String remove(String sql) {
        // Most statements contain no such clause.
        if (!mentions(sql, "skip") || !mentions(sql, "locked")) {
            return null;
        }
        StringBuilder kept = new StringBuilder(sql.length());
        int copied = 0;
        int i = 0;
        while (i < sql.length()) {
            int end = endOfUnparsed(sql, i);
            if (end > i) {
                i = end;
                continue;
            }
            int clauseEnd = SqlText.isWordAt(sql, i, "skip") ? endOfLocked(sql, i + "skip".length()) : -1;
            if (clauseEnd >= 0) {
                kept.append(sql, copied, i);
                stripTrailingBlanks(kept);
                copied = clauseEnd;
                i = clauseEnd;
            } else {
                i++;
            }
        }
        return copied == 0 ? null : kept.append(sql, copied, sql.length()).toString();
    }

    private static boolean mentions(String sql, String word) {
        for (int i = 0; i <= sql.length() - word.length(); i++) {
            if (sql.regionMatches(true, i, word, 0, word.length())) {
                return true;
            }
        }
        return false;
    }

    /** Where "locked" ends, if it is the next word, with only blanks and comments before it; else -1. */
    private static int endOfLocked(String sql, int from) {
        int i = from;
        while (i < sql.length()) {
            if (Character.isWhitespace(sql.charAt(i))) {
                i++;
            } else if (SqlText.isCommentAt(sql, i)) {
                i = endOfUnparsed(sql, i);
            } else {
                return i > from && SqlText.isWordAt(sql, i, "locked") ? i + "locked".length() : -1;
            }
        }
        return -1;
    }

    /** Like {@link SqlText#endOfUnparsed}, but refuses the clause inside an executable comment. */
    private static int endOfUnparsed(String sql, int i) {
        int end = SqlText.endOfUnparsed(sql, i);
        if (SqlText.isExecutableCommentAt(sql, i)) {
            String executed = sql.substring(i, end);
            if (mentions(executed, "skip") || mentions(executed, "locked")) {
                throw TiDBRefusal.SKIP_LOCKED_IN_COMMENT.exception();
            }
        }
        return end;
    }

    private static void stripTrailingBlanks(StringBuilder text) {
        while (!text.isEmpty() && Character.isWhitespace(text.charAt(text.length() - 1))) {
            text.setLength(text.length() - 1);
        }
    }
}
