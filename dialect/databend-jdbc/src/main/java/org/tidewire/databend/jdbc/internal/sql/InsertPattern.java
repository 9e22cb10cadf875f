package org.tidewire.databend.jdbc.internal.sql;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.jdbc.internal.sql.Token.Kind;

/**
 * An {@code insert ... values (...), (...)} that ends with its rows.
 *
 * @param start where the parenthesis of the first row opens
 * @param end behind the parenthesis of the last row
 * @param rows the number of rows
 * @param cells the parameters that are a whole cell, so that the column gives them their type
 */
public record InsertPattern(int start, int end, int rows, Set<Integer> cells) implements BatchPattern {
    static @Nullable InsertPattern of(String sql, List<Token> tokens) {
        int values = keyword(sql, tokens);
        // A parameter before the rows can differ from row to row of a batch.
        boolean parameterized =
                values >= 0 && tokens.subList(0, values).stream().anyMatch(token -> token.kind() == Kind.PARAMETER);
        if (values < 0 || parameterized) {
            return null;
        }
        Set<Integer> cells = new HashSet<>();
        int parameter = 0;
        int depth = 0;
        int rows = 0;
        int end = -1;
        for (int i = values + 1; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.is(sql, "(")) {
                depth++;
            } else if (token.is(sql, ")")) {
                depth--;
                if (depth == 0) {
                    rows++;
                    end = token.end();
                }
            } else if (depth == 0 && !token.is(sql, ",") && !token.is(sql, ";")) {
                return null;
            } else if (token.kind() == Kind.PARAMETER) {
                if (depth == 1
                        && i + 1 < tokens.size()
                        && isEdge(sql, tokens.get(i - 1))
                        && isEdge(sql, tokens.get(i + 1))) {
                    cells.add(parameter);
                }
                parameter++;
            }
        }
        return depth == 0 && rows > 0 ? new InsertPattern(tokens.get(values + 1).start(), end, rows, cells) : null;
    }

    private static int keyword(String sql, List<Token> tokens) {
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.is(sql, "(")) {
                depth++;
            } else if (token.is(sql, ")")) {
                depth--;
            } else if (depth == 0 && token.kind() == Kind.WORD) {
                // 'insert overwrite' deletes the rows of the one before it.
                if (token.is(sql, "select") || token.is(sql, "with") || token.is(sql, "overwrite")) {
                    return -1;
                }
                if (token.is(sql, "values")) {
                    return i;
                }
            }
        }
        return -1;
    }

    private static boolean isEdge(String sql, Token token) {
        return token.is(sql, "(") || token.is(sql, ")") || token.is(sql, ",");
    }
}
