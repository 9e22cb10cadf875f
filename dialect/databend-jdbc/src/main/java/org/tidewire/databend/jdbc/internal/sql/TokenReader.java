package org.tidewire.databend.jdbc.internal.sql;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.tidewire.databend.jdbc.internal.sql.Token.Kind;

/** Reads the tokens of a statement from left to right, for {@link KeyedDmlPattern} and {@link UpsertPattern}. */
final class TokenReader {
    private static final Set<String> CONSTANTS = Set.of("null", "true", "false");
    /** Words that a parenthesis may follow and that are no functions. */
    private static final Set<String> NO_FUNCTIONS =
            Set.of("select", "in", "exists", "any", "all", "some", "nextval", "with");
    /** They give a value for each row; the server refuses them beside a parameter in a list of rows. */
    private static final Set<String> VOLATILE = Set.of("uuid", "gen_random_uuid", "rand");

    private final String sql;
    private final List<Token> tokens;
    private int at;
    private int parameter;

    TokenReader(String sql, List<Token> all) {
        this.sql = sql;
        boolean ended = all.get(all.size() - 1).is(sql, ";");
        tokens = ended ? all.subList(0, all.size() - 1) : all;
    }

    /** Returns a name as Databend compares it. */
    static String normalized(String name) {
        boolean quoted = name.startsWith("\"") || name.startsWith("`");
        return quoted ? name.substring(1, name.length() - 1) : name.toLowerCase(Locale.ROOT);
    }

    /** Returns the index of the next token. */
    int at() {
        return at;
    }

    /** Returns the number of the next parameter. */
    int parameter() {
        return parameter;
    }

    boolean atEnd() {
        return at == tokens.size();
    }

    boolean isNext(Kind kind) {
        return !atEnd() && tokens.get(at).kind() == kind;
    }

    /** Returns the text of the token at an index. */
    String word(int index) {
        return tokens.get(index).of(sql);
    }

    /** Returns the offset of the token at an index. */
    int start(int index) {
        return index < tokens.size() ? tokens.get(index).start() : sql.length();
    }

    /** Returns the offset where the token before an index ends. */
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

    boolean takeIdentifier() {
        boolean found = isNext(Kind.WORD) || isNext(Kind.QUOTED);
        at += found ? 1 : 0;
        return found;
    }

    /** Takes a name that may be qualified by others. */
    boolean takeQualifiedName() {
        boolean named = takeIdentifier();
        while (named && take(".")) {
            named = takeIdentifier();
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

    /** Returns the index of the next of these words outside of parentheses, of a parenthesis that closes, or of the end. */
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

    /** Takes an expression of parameters, constants and functions that ends at an index. */
    boolean takeValue(int limit) {
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

    /** Takes an expression of columns that ends at an index and has neither subqueries nor parameters. */
    boolean takeColumns(int limit) {
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
