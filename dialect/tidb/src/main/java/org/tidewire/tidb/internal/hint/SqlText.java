package org.tidewire.tidb.internal.hint;

/** Scans a statement by TiDB's lexical rules: finds words outside of literals, quoted names and comments. */
public final class SqlText {
    private SqlText() {}

    /** The end of the literal, quoted name or comment that starts at {@code i}; {@code i} itself where none does. */
    public static int endOfUnparsed(String sql, int i) {
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

    public static boolean isCommentAt(String sql, int i) {
        return sql.charAt(i) == '#' || sql.startsWith("/*", i) || isDashCommentAt(sql, i);
    }

    /** An executable comment: TiDB runs its content as SQL, other databases skip it. */
    public static boolean isExecutableCommentAt(String sql, int i) {
        return sql.startsWith("/*!", i) || sql.startsWith("/*T!", i);
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

    /** Whether {@code word} stands at {@code i}, in any case, and is not a part of a longer name. */
    public static boolean isWordAt(String sql, int i, String word) {
        int end = i + word.length();
        return sql.regionMatches(true, i, word, 0, word.length())
                && (i == 0 || !isNameCharacter(sql.charAt(i - 1)))
                && (end == sql.length() || !isNameCharacter(sql.charAt(end)));
    }

    public static boolean isNameCharacter(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c == '.' || c == '@' || c == ':';
    }

    /** The position after {@code words}, searched outside of parentheses, literals and comments; -1 if not found. */
    public static int after(String sql, String words) {
        int depth = 0;
        for (int i = 0; i < sql.length(); ) {
            int end = endOfUnparsed(sql, i);
            if (end > i) {
                i = end;
                continue;
            }
            if (depth == 0 && isWordAt(sql, i, words)) {
                return i + words.length();
            }
            depth += sql.charAt(i) == '(' ? 1 : sql.charAt(i) == ')' ? -1 : 0;
            i++;
        }
        return -1;
    }
}
