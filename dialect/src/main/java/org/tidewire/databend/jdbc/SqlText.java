package org.tidewire.databend.jdbc;

import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.jdbc.Token.Kind;

/**
 * A statement as the application wrote it: its text, its tokens, and where its parameters stand.
 *
 * @param insert its rows, where it is an {@code insert ... values}
 */
record SqlText(
        String sql,
        List<Token> tokens,
        StatementKind kind,
        @Nullable InsertForm insert,
        int parameters) {
    static SqlText of(String sql) {
        return of(sql, List.copyOf(Tokens.of(sql)));
    }

    /** A statement without parameters: its question marks are Databend's operators. */
    static SqlText withoutParameters(String sql) {
        return of(
                sql,
                Tokens.of(sql).stream()
                        .map(token -> token.kind() == Kind.PARAMETER || token.kind() == Kind.QUESTION_MARK
                                ? new Token(Kind.SYMBOL, token.start(), token.end())
                                : token)
                        .toList());
    }

    /** There has to be a statement: an empty text is one that the server takes for a question of its own. */
    static SqlText checked(@Nullable SqlText text) throws SQLException {
        if (text == null || text.tokens.isEmpty()) {
            throw new SQLSyntaxErrorException(
                    "There is no statement: the text is " + (text == null ? "null" : "empty"), "42000");
        }
        return text;
    }

    private static SqlText of(String sql, List<Token> tokens) {
        StatementKind kind = StatementKind.of(sql, tokens);
        InsertForm insert = kind == StatementKind.INSERT ? InsertForm.of(sql, tokens) : null;
        int parameters = (int)
                tokens.stream().filter(token -> token.kind() == Kind.PARAMETER).count();
        return new SqlText(sql, tokens, kind, insert, parameters);
    }

    /**
     * The statement with its parameters written out. The result is finished: nobody looks for parameters in it again.
     *
     * @param values one for each parameter
     */
    String render(List<Literal> values) {
        StringBuilder text = new StringBuilder(sql.length() + 16 * values.size());
        append(text, 0, sql.length(), values);
        return text.toString();
    }

    /** As {@link #render}, a part of the text only; {@code values} are those of the whole statement. */
    void append(StringBuilder text, int start, int end, List<Literal> values) {
        int at = start;
        int parameter = 0;
        for (Token token : tokens) {
            boolean marker = token.kind() == Kind.PARAMETER;
            boolean inside = token.start() >= start && token.end() <= end;
            if (inside && token.kind() == Kind.QUESTION_MARK) {
                text.append(sql, at, token.end() - 1);
                at = token.end();
            } else if (inside && marker) {
                text.append(sql, at, token.start());
                Literal value = values.get(parameter);
                boolean cell = insert != null && insert.cells().contains(parameter);
                appendApart(text, cell ? value.plain() : value.typed());
                at = token.end();
                if (at < end && !separates(sql.charAt(at))) {
                    text.append(' ');
                }
            }
            if (marker) {
                parameter++;
            }
        }
        text.append(sql, at, end);
    }

    /** Keeps a literal a token of its own: {@code 'a'?} must not become one string, nor {@code -?} a comment. */
    private static void appendApart(StringBuilder text, String literal) {
        if (!text.isEmpty() && !separates(text.charAt(text.length() - 1))) {
            text.append(' ');
        }
        text.append(literal);
    }

    private static boolean separates(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == ',' || c == '(' || c == ')' || c == '=';
    }
}
