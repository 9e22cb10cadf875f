package org.tidewire.databend.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.jdbc.Token.Kind;

/**
 * An update or delete by key, in the forms that Hibernate renders: {@code update t set a=?, b=upper(?) where id=? and
 * version=?}, {@code ... and version is null}, {@code delete from t where id=?}.
 *
 * @param table as it is written
 * @param assignments empty for a delete
 */
record KeyedForm(String table, boolean delete, List<Assignment> assignments, List<Condition> conditions) {
    private static final Set<String> CONSTANTS = Set.of("null", "true", "false");
    /** Words that look like functions where a parenthesis follows. */
    private static final Set<String> NO_FUNCTIONS =
            Set.of("select", "in", "exists", "any", "all", "some", "nextval", "with");
    /** Each row's own, which a list of rows does not take together with a parameter. */
    private static final Set<String> VOLATILE = Set.of("uuid", "gen_random_uuid", "rand");

    /** {@code column = value}, where the value reads no column. {@code start} and {@code end} are its place in the text. */
    record Assignment(String column, int start, int end, int parameter, boolean bare) {}

    /** {@code column = ?} with the parameter's number, or a condition without one, whose text is all of it. */
    record Condition(String column, int parameter, String text) {
        boolean isParameter() {
            return parameter >= 0;
        }
    }

    /** The form of the statement, or null where it has another. */
    static @Nullable KeyedForm of(SqlText text) {
        boolean keyed = text.kind() == StatementKind.UPDATE || text.kind() == StatementKind.DELETE;
        return keyed ? new Parser(text).parse() : null;
    }

    /** The conditions that tell rows apart whatever the statement writes: their columns are not assigned. */
    List<Condition> keys() {
        List<String> assigned = assignments.stream()
                .map(assignment -> normal(assignment.column))
                .toList();
        return conditions.stream()
                .filter(condition -> condition.isParameter() && !assigned.contains(normal(condition.column)))
                .toList();
    }

    private static String normal(String column) {
        boolean quoted = column.startsWith("\"") || column.startsWith("`");
        return quoted ? column.substring(1, column.length() - 1) : column.toLowerCase(Locale.ROOT);
    }

    private static final class Parser {
        private final String sql;
        private final List<Token> tokens;
        private final List<Assignment> assignments = new ArrayList<>();
        private final List<Condition> conditions = new ArrayList<>();
        private int at;
        private int parameter;

        Parser(SqlText text) {
            sql = text.sql();
            List<Token> all = text.tokens();
            boolean ended = !all.isEmpty() && all.get(all.size() - 1).is(sql, ";");
            tokens = ended ? all.subList(0, all.size() - 1) : all;
        }

        @Nullable
        KeyedForm parse() {
            boolean delete = take("delete");
            if (!(delete ? take("from") : take("update"))) {
                return null;
            }
            int start = at;
            boolean named = identifier();
            while (named && take(".")) {
                named = identifier();
            }
            if (!named) {
                return null;
            }
            String table =
                    sql.substring(tokens.get(start).start(), tokens.get(at - 1).end());
            if ((!delete && !(take("set") && assignments())) || !take("where") || !conditions()) {
                return null;
            }
            KeyedForm form = new KeyedForm(table, delete, assignments, conditions);
            return form.keys().isEmpty() ? null : form;
        }

        private boolean assignments() {
            do {
                int column = at;
                if (!identifier() || !take("=")) {
                    return false;
                }
                int from = at;
                int first = parameter;
                if (!value() || at == from || (parameter > first && isVolatile(from))) {
                    return false;
                }
                boolean bare = at == from + 1 && parameter > first;
                assignments.add(new Assignment(
                        tokens.get(column).of(sql),
                        tokens.get(from).start(),
                        tokens.get(at - 1).end(),
                        parameter > first ? first : -1,
                        bare));
            } while (take(","));
            return true;
        }

        /** Steps over an expression of parameters, constants and functions, up to what ends it. */
        private boolean value() {
            int depth = 0;
            for (; at < tokens.size(); at++) {
                Token token = tokens.get(at);
                if (depth == 0 && (token.is(sql, ",") || token.is(sql, "where"))) {
                    return true;
                }
                if (token.kind() == Kind.QUOTED || token.kind() == Kind.QUESTION_MARK) {
                    return false;
                } else if (token.kind() == Kind.WORD) {
                    if (!isAllowed(token)) {
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
            return depth == 0;
        }

        private boolean isVolatile(int from) {
            return tokens.subList(from, at).stream()
                    .anyMatch(token -> VOLATILE.contains(token.of(sql).toLowerCase(Locale.ROOT)));
        }

        private boolean isAllowed(Token word) {
            String name = word.of(sql).toLowerCase(Locale.ROOT);
            boolean called = at + 1 < tokens.size() && tokens.get(at + 1).is(sql, "(");
            boolean typeOfCast = at > 1
                    && tokens.get(at - 1).is(sql, "as")
                    && tokens.get(at - 2).kind() == Kind.PARAMETER;
            boolean as = name.equals("as") && tokens.get(at - 1).kind() == Kind.PARAMETER;
            return CONSTANTS.contains(name) || typeOfCast || as || (called && !NO_FUNCTIONS.contains(name));
        }

        private boolean conditions() {
            do {
                int from = at;
                if (!identifier()) {
                    return false;
                }
                String column = tokens.get(from).of(sql);
                if (take("is")) {
                    if (!take("null")) {
                        return false;
                    }
                    conditions.add(new Condition(column, -1, column + " is null"));
                } else if (!take("=") || at == tokens.size()) {
                    return false;
                } else if (tokens.get(at).kind() == Kind.PARAMETER) {
                    at++;
                    conditions.add(new Condition(column, parameter++, ""));
                } else if (tokens.get(at).kind() == Kind.NUMBER
                        || tokens.get(at).kind() == Kind.STRING) {
                    conditions.add(new Condition(
                            column, -1, column + "=" + tokens.get(at++).of(sql)));
                } else {
                    return false;
                }
            } while (take("and"));
            return at == tokens.size();
        }

        private boolean identifier() {
            boolean found = at < tokens.size()
                    && (tokens.get(at).kind() == Kind.WORD || tokens.get(at).kind() == Kind.QUOTED);
            at += found ? 1 : 0;
            return found;
        }

        private boolean take(String text) {
            boolean found = at < tokens.size() && tokens.get(at).is(sql, text);
            at += found ? 1 : 0;
            return found;
        }
    }
}
