package org.tidewire.databend.jdbc;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.tidewire.databend.jdbc.Token.Kind;

/** Steps over the tokens of a statement, for the forms whose batches go out as one merge. */
final class FormReader {
    private static final Set<String> CONSTANTS = Set.of("null", "true", "false");
    /** Words that look like functions where a parenthesis follows. */
    private static final Set<String> NO_FUNCTIONS =
            Set.of("select", "in", "exists", "any", "all", "some", "nextval", "with");
    /** Each row's own, which a list of rows does not take together with a parameter. */
    private static final Set<String> VOLATILE = Set.of("uuid", "gen_random_uuid", "rand");

    private final String sql;
    private final List<Token> tokens;
    private int at;
    private int parameter;

    FormReader(SqlText text) {
        sql = text.sql();
        List<Token> all = text.tokens();
        boolean ended = !all.isEmpty() && all.get(all.size() - 1).is(sql, ";");
        tokens = ended ? all.subList(0, all.size() - 1) : all;
    }

    /** The name as Databend folds it. */
    static String normal(String name) {
        boolean quoted = name.startsWith("\"") || name.startsWith("`");
        return quoted ? name.substring(1, name.length() - 1) : name.toLowerCase(Locale.ROOT);
    }

    /** The index of the next token. */
    int at() {
        return at;
    }

    /** The number of the next parameter. */
    int parameter() {
        return parameter;
    }

    boolean atEnd() {
        return at == tokens.size();
    }

    boolean isNext(Kind kind) {
        return !atEnd() && tokens.get(at).kind() == kind;
    }

    /** The token at an index, as it is written. */
    String word(int index) {
        return tokens.get(index).of(sql);
    }

    /** Where the token at an index begins in the text. */
    int start(int index) {
        return index < tokens.size() ? tokens.get(index).start() : sql.length();
    }

    /** Where the token before an index ends in the text. */
    int end(int index) {
        return tokens.get(index - 1).end();
    }

    boolean take(String... words) {
        boolean found = at + words.length <= tokens.size();
        for (int i = 0; found && i < words.length; i++) {
            found = tokens.get(at + i).is(sql, words[i]);
        }
        at += found ? words.length : 0;
        return found;
    }

    boolean identifier() {
        boolean found = isNext(Kind.WORD) || isNext(Kind.QUOTED);
        at += found ? 1 : 0;
        return found;
    }

    /** A name with the names before it, and their dots. */
    boolean qualifiedName() {
        boolean named = identifier();
        while (named && take(".")) {
            named = identifier();
        }
        return named;
    }

    boolean takeParameter() {
        boolean found = isNext(Kind.PARAMETER);
        at += found ? 1 : 0;
        parameter += found ? 1 : 0;
        return found;
    }

    boolean takeConstant() {
        boolean found = isNext(Kind.NUMBER) || isNext(Kind.STRING);
        at += found ? 1 : 0;
        return found;
    }

    /** The index of the next of these words, or of a parenthesis that was opened before, or the end. */
    int next(String... words) {
        int depth = 0;
        for (int i = at; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.is(sql, "(")) {
                depth++;
            } else if (token.is(sql, ")") && --depth < 0) {
                return i;
            }
            for (String word : words) {
                if (depth == 0 && token.is(sql, word)) {
                    return i;
                }
            }
        }
        return tokens.size();
    }

    /** Steps over an expression of parameters, constants and functions, which ends at an index. */
    boolean value(int limit) {
        int from = at;
        int first = parameter;
        int depth = 0;
        int depthOfType = Integer.MAX_VALUE;
        for (; at < limit; at++) {
            Token token = tokens.get(at);
            depthOfType = depth < depthOfType ? Integer.MAX_VALUE : depthOfType;
            if (token.kind() == Kind.QUOTED || token.kind() == Kind.QUESTION_MARK) {
                return false;
            } else if (depth > 0 && token.is(sql, "as")) {
                depthOfType = Math.min(depth, depthOfType);
            } else if (token.kind() == Kind.WORD) {
                if (depthOfType == Integer.MAX_VALUE && !isAllowed(token)) {
                    return false;
                }
            } else if (token.kind() == Kind.PARAMETER) {
                parameter++;
            } else if (token.is(sql, "(")) {
                depth++;
            } else if (token.is(sql, ")")) {
                depth--;
            }
        }
        return depth == 0 && at > from && (parameter == first || !isVolatile(from));
    }

    /** Steps over an expression of columns, which ends at an index; it reads no other rows and has no parameters. */
    boolean ofColumns(int limit) {
        int from = at;
        for (; at < limit; at++) {
            Token token = tokens.get(at);
            if (token.kind() == Kind.PARAMETER
                    || token.kind() == Kind.QUESTION_MARK
                    || (token.kind() == Kind.WORD
                            && NO_FUNCTIONS.contains(token.of(sql).toLowerCase(Locale.ROOT)))) {
                return false;
            }
        }
        return at > from;
    }

    private boolean isVolatile(int from) {
        return tokens.subList(from, at).stream()
                .anyMatch(token -> VOLATILE.contains(token.of(sql).toLowerCase(Locale.ROOT)));
    }

    private boolean isAllowed(Token word) {
        String name = word.of(sql).toLowerCase(Locale.ROOT);
        boolean called = at + 1 < tokens.size() && tokens.get(at + 1).is(sql, "(");
        return CONSTANTS.contains(name) || (called && !NO_FUNCTIONS.contains(name));
    }
}
