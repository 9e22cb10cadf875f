package org.tidewire.databend.jdbc.internal.sql;

import java.sql.SQLSyntaxErrorException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.jdbc.internal.sql.Token.Kind;
import org.tidewire.databend.jdbc.internal.value.Literal;

/**
 * A statement that has been parsed. It does not change, so the executions of one text and threads can share it.
 *
 * @param placeholders where its parameters and its escaped question marks stand, in the order of the text
 * @param parameters how many parameters it has
 * @param hint where a time limit can be written
 * @param batchPattern how a batch of it can be sent as few statements, or null if its rows are sent one by one
 */
public record ParsedStatement(
        String sql,
        StatementKind kind,
        List<Token> placeholders,
        int parameters,
        HintPosition hint,
        @Nullable BatchPattern batchPattern) {
    /**
     * Parses a statement with parameters.
     *
     * @throws SQLSyntaxErrorException if there is no statement in the text
     */
    public static ParsedStatement prepared(@Nullable String sql) throws SQLSyntaxErrorException {
        String text = required(sql);
        return of(text, SqlLexer.tokens(text));
    }

    /**
     * Parses a statement without parameters: its question marks are Databend's operators.
     *
     * @throws SQLSyntaxErrorException if there is no statement in the text
     */
    public static ParsedStatement plain(@Nullable String sql) throws SQLSyntaxErrorException {
        String text = required(sql);
        return of(
                text,
                SqlLexer.tokens(text).stream()
                        .map(token -> isPlaceholder(token) ? new Token(Kind.SYMBOL, token.start(), token.end()) : token)
                        .toList());
    }

    private static String required(@Nullable String sql) throws SQLSyntaxErrorException {
        if (sql == null) {
            throw new SQLSyntaxErrorException("There is no statement: the text is null", "42000");
        }
        return sql;
    }

    /** An empty text is refused here, since the server takes it for a command of its own. */
    private static ParsedStatement of(String sql, List<Token> tokens) throws SQLSyntaxErrorException {
        if (tokens.isEmpty()) {
            throw new SQLSyntaxErrorException("There is no statement: the text is empty", "42000");
        }
        StatementKind kind = StatementKind.of(sql, tokens);
        List<Token> placeholders =
                tokens.stream().filter(ParsedStatement::isPlaceholder).toList();
        int parameters = (int) placeholders.stream()
                .filter(token -> token.kind() == Kind.PARAMETER)
                .count();
        return new ParsedStatement(
                sql,
                kind,
                placeholders,
                parameters,
                HintPosition.of(sql, tokens, kind),
                BatchPattern.of(sql, tokens, kind));
    }

    private static boolean isPlaceholder(Token token) {
        return token.kind() == Kind.PARAMETER || token.kind() == Kind.QUESTION_MARK;
    }

    /** The rows of an {@code insert ... values}, or null if it is another statement. */
    public @Nullable InsertPattern insert() {
        return batchPattern instanceof InsertPattern insert ? insert : null;
    }

    /**
     * The text with its parameters written out. It is complete: nothing looks for parameters in it again.
     *
     * @param values one for each parameter
     */
    String render(List<Literal> values) {
        StringBuilder text = new StringBuilder(sql.length() + 16 * values.size());
        append(text, 0, sql.length(), values);
        return text.toString();
    }

    /** Like {@link #render}, for the text from {@code start} to {@code end}; {@code values} are those of the whole statement. */
    public void append(StringBuilder text, int start, int end, List<Literal> values) {
        InsertPattern insert = insert();
        int at = start;
        int parameter = 0;
        for (Token token : placeholders) {
            boolean marker = token.kind() == Kind.PARAMETER;
            boolean inside = token.start() >= start && token.end() <= end;
            if (inside && !marker) {
                text.append(sql, at, token.end() - 1);
                at = token.end();
            } else if (inside) {
                text.append(sql, at, token.start());
                Literal value = values.get(parameter);
                boolean cell = insert != null && insert.cells().contains(parameter);
                appendSeparated(text, cell ? value.plain() : value.typed());
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
    private static void appendSeparated(StringBuilder text, String literal) {
        if (!text.isEmpty() && !separates(text.charAt(text.length() - 1))) {
            text.append(' ');
        }
        text.append(literal);
    }

    private static boolean separates(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == ',' || c == '(' || c == ')' || c == '=';
    }
}
