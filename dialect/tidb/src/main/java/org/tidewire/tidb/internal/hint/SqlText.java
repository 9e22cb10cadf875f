package org.tidewire.tidb.internal.hint;

import java.util.ArrayList;
import java.util.List;

/** Reads the text of a statement by TiDB's rules: what in it is a word, and what a literal, a quoted name or a comment. */
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

    /** What TiDB reads as SQL, and others as a comment. */
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

    /** The end of the literal or quoted name that starts at {@code start}, with the doubled quotes in it. */
    public static int endOfWhole(String sql, int start) {
        int end = endOfUnparsed(sql, start);
        while (end < sql.length() && sql.charAt(end) == sql.charAt(start)) {
            end = endOfUnparsed(sql, end);
        }
        return end;
    }

    /** What a quoted name or a literal means. */
    public static String unquoted(String quoted) {
        char quote = quoted.charAt(0);
        StringBuilder text = new StringBuilder();
        for (int i = 1; i < quoted.length() - 1; i++) {
            char c = quoted.charAt(i);
            if (c == quote || (c == '\\' && quote != '`')) {
                i++;
                text.append(c == quote ? c : unescaped(quoted.charAt(i)));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    private static char unescaped(char c) {
        return switch (c) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case '0' -> '\0';
            case 'Z' -> '\032';
            default -> c;
        };
    }

    /** Where what follows {@code words} starts, which stand outside of parentheses, literals and comments; else -1. */
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

    /** What stands in the next parentheses. */
    public static String inParentheses(String sql, int from) {
        int start = sql.indexOf('(', from);
        int depth = 0;
        for (int i = start; i >= 0 && i < sql.length(); ) {
            int end = endOfUnparsed(sql, i);
            if (end > i) {
                i = end;
                continue;
            }
            depth += sql.charAt(i) == '(' ? 1 : sql.charAt(i) == ')' ? -1 : 0;
            if (depth == 0) {
                return sql.substring(start + 1, i);
            }
            i++;
        }
        return "";
    }

    /** The parts between commas that stand outside of parentheses, literals and comments. */
    public static List<String> parts(String sql) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < sql.length(); ) {
            int end = endOfUnparsed(sql, i);
            if (end > i) {
                i = end;
                continue;
            }
            char c = sql.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                parts.add(sql.substring(start, i).trim());
                start = i + 1;
            }
            i++;
        }
        if (!sql.substring(start).isBlank()) {
            parts.add(sql.substring(start).trim());
        }
        return parts;
    }
}
