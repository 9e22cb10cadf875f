package org.tidewire.databend.jdbc.internal.sql;

import java.util.ArrayList;
import java.util.List;
import org.tidewire.databend.jdbc.internal.sql.Token.Kind;

/**
 * Cuts SQL into tokens as Databend does (its {@code token.rs}, read at version 1.2.895): both quotes may be doubled or
 * escaped by a backslash, a backtick by nothing; {@code $$...$$} is a string; a block comment ends at the first
 * {@code * /}; an optimizer hint contains tokens.
 */
final class SqlLexer {
    private final String sql;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private SqlLexer(String sql) {
        this.sql = sql;
    }

    static List<Token> tokens(String sql) {
        SqlLexer lexer = new SqlLexer(sql);
        while (lexer.at < sql.length()) {
            lexer.next();
        }
        return lexer.tokens;
    }

    private void next() {
        char c = sql.charAt(at);
        if (c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f') {
            at++;
        } else if (starts("--")) {
            skipLine();
        } else if (starts("/*") && !starts("/*+")) {
            int close = sql.indexOf("*/", at + 2);
            at = close < 0 ? sql.length() : close + 2;
        } else if (starts("/*+") || starts("*/")) {
            add(Kind.SYMBOL, c == '*' ? 2 : 3);
        } else if (c == '\'') {
            add(Kind.STRING, escapedLength(c));
        } else if (c == '"') {
            add(Kind.QUOTED, escapedLength(c));
        } else if (c == '`') {
            add(Kind.QUOTED, lengthUpTo("`", 1));
        } else if (starts("$$")) {
            add(Kind.STRING, lengthUpTo("$$", 2));
        } else if (c == '@') {
            add(Kind.STRING, atLength());
        } else if (c == '?') {
            boolean doubled = starts("??");
            add(doubled ? Kind.QUESTION_MARK : Kind.PARAMETER, doubled ? 2 : 1);
        } else if (isDigit(c)) {
            add(Kind.NUMBER, numberLength());
        } else if (c == '_' || c == '$' || Character.isLetter(sql.codePointAt(at))) {
            add(Kind.WORD, wordLength());
        } else {
            add(Kind.SYMBOL, 1);
        }
    }

    private void add(Kind kind, int length) {
        tokens.add(new Token(kind, at, at + length));
        at += length;
    }

    private boolean starts(String text) {
        return sql.startsWith(text, at);
    }

    private void skipLine() {
        while (at < sql.length() && sql.charAt(at) != '\n' && sql.charAt(at) != '\f') {
            at++;
        }
    }

    private int escapedLength(char quote) {
        int i = at + 1;
        while (i < sql.length()) {
            char c = sql.charAt(i);
            if (c == '\\') {
                i += 2;
            } else if (c != quote) {
                i++;
            } else if (i + 1 < sql.length() && sql.charAt(i + 1) == quote) {
                i += 2;
            } else {
                return i + 1 - at;
            }
        }
        return sql.length() - at;
    }

    private int lengthUpTo(String end, int from) {
        int close = sql.indexOf(end, at + from);
        return (close < 0 ? sql.length() : close + end.length()) - at;
    }

    /** {@code @name}: anything but blanks, quotes, commas, semicolons and parentheses. */
    private int atLength() {
        int i = at + 1;
        while (i < sql.length() && " \t\r\n\f,`;'\"()".indexOf(sql.charAt(i)) < 0) {
            i++;
        }
        return i - at;
    }

    private int numberLength() {
        int i = at;
        while (i < sql.length() && (isDigit(sql.charAt(i)) || sql.charAt(i) == '_' || sql.charAt(i) == '.')) {
            i++;
        }
        boolean exponent = i < sql.length() && (sql.charAt(i) == 'e' || sql.charAt(i) == 'E');
        if (exponent) {
            int digits = i + 1 < sql.length() && "+-".indexOf(sql.charAt(i + 1)) >= 0 ? i + 2 : i + 1;
            if (digits < sql.length() && isDigit(sql.charAt(digits))) {
                i = digits;
                while (i < sql.length() && isDigit(sql.charAt(i))) {
                    i++;
                }
            }
        }
        return i - at;
    }

    private int wordLength() {
        int i = at;
        while (i < sql.length()) {
            int c = sql.codePointAt(i);
            if (c != '_' && c != '$' && !Character.isLetterOrDigit(c)) {
                break;
            }
            i += Character.charCount(c);
        }
        return i - at;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
