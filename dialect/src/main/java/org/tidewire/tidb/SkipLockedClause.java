package org.tidewire.tidb;

import org.jspecify.annotations.Nullable;

/** Finds the words {@code skip locked} in the text of a statement, outside of literals, quoted names and comments. */
final class SkipLockedClause {
    private SkipLockedClause() {}

    /**
     * Takes the clause out, at each place where it stands.
     *
     * @return the statement without it, or {@code null} where there is none
     * @throws org.tidewire.feature.UnsupportedFeatureException where it stands in a comment that TiDB executes
     */
    static @Nullable String remove(String sql) {
        // Nearly every statement ends here.
        if (!mentions(sql, "skip") || !mentions(sql, "locked")) {
            return null;
        }
        StringBuilder kept = new StringBuilder(sql.length());
        int copied = 0;
        int i = 0;
        boolean executed = false;
        while (i < sql.length()) {
            int end = endOfUnparsed(sql, i);
            if (end > i) {
                i = end;
                continue;
            }
            executed |= isExecutableCommentAt(sql, i);
            int clauseEnd = isWordAt(sql, i, "skip") ? endOfLocked(sql, i + "skip".length()) : -1;
            if (clauseEnd >= 0) {
                if (executed) {
                    throw TiDBRefusal.SKIP_LOCKED_IN_COMMENT.exception();
                }
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
            } else if (sql.startsWith("*/", i)) {
                i += 2;
            } else if (isCommentAt(sql, i)) {
                i = endOfUnparsed(sql, i);
            } else if (isExecutableCommentAt(sql, i) && isMentionedBefore(sql, "locked", i)) {
                throw TiDBRefusal.SKIP_LOCKED_IN_COMMENT.exception();
            } else {
                return i > from && isWordAt(sql, i, "locked") ? i + "locked".length() : -1;
            }
        }
        return -1;
    }

    /** The end of the literal, quoted name or comment that starts at {@code i}; {@code i} itself where none does. */
    private static int endOfUnparsed(String sql, int i) {
        char c = sql.charAt(i);
        if (c == '\'' || c == '"' || c == '`') {
            return endOfQuoted(sql, i, c);
        }
        if (!isCommentAt(sql, i)) {
            return i;
        }
        String closing = c == '/' ? "*/" : "\n";
        int end = sql.indexOf(closing, i + (c == '/' ? 2 : 1));
        return end < 0 ? sql.length() : end + closing.length();
    }

    private static boolean isCommentAt(String sql, int i) {
        return sql.charAt(i) == '#'
                || (sql.startsWith("/*", i) && !isExecutableCommentAt(sql, i))
                || isDashCommentAt(sql, i);
    }

    /** What TiDB reads as SQL, and others as a comment. */
    private static boolean isExecutableCommentAt(String sql, int i) {
        return sql.startsWith("/*!", i) || sql.startsWith("/*T!", i);
    }

    private static boolean isMentionedBefore(String sql, String word, int commentStart) {
        int end = sql.indexOf("*/", commentStart);
        return mentions(sql.substring(commentStart, end < 0 ? sql.length() : end), word);
    }

    /** MySQL's rule: two dashes start a comment only before a blank. */
    private static boolean isDashCommentAt(String sql, int i) {
        return sql.startsWith("--", i) && (i + 2 == sql.length() || Character.isWhitespace(sql.charAt(i + 2)));
    }

    /** A doubled quote reads as two literals side by side, which comes to the same end. */
    private static int endOfQuoted(String sql, int start, char quote) {
        for (int i = start + 1; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (c == '\\' && quote != '`') {
                i++;
            } else if (c == quote) {
                return i + 1;
            }
        }
        return sql.length();
    }

    private static boolean isWordAt(String sql, int i, String word) {
        int end = i + word.length();
        return sql.regionMatches(true, i, word, 0, word.length())
                && (i == 0 || !isNameCharacter(sql.charAt(i - 1)))
                && (end == sql.length() || !isNameCharacter(sql.charAt(end)));
    }

    private static boolean isNameCharacter(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c == '.' || c == '@' || c == ':';
    }

    private static void stripTrailingBlanks(StringBuilder text) {
        while (!text.isEmpty() && Character.isWhitespace(text.charAt(text.length() - 1))) {
            text.setLength(text.length() - 1);
        }
    }
}
