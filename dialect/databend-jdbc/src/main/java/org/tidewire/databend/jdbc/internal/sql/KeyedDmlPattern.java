package org.tidewire.databend.jdbc.internal.sql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An update or delete by key, as Hibernate renders it: {@code update t set a=?, b=upper(?) where id=? and version=?},
 * {@code ... and version is null}, {@code delete from t where id=?}.
 *
 * @param table as it is written
 * @param assignments empty for a delete
 */
public record KeyedDmlPattern(String table, boolean delete, List<Assignment> assignments, List<Condition> conditions)
        implements BatchPattern {
    /** {@code column = value}, where the value reads no column and stands from {@code start} to {@code end} of the text. */
    public record Assignment(String column, int start, int end, int parameter, boolean bare) {}

    /** {@code column = ?} with the parameter's number, or a condition without a parameter and its whole text. */
    public record Condition(String column, int parameter, String text) {
        public boolean isParameter() {
            return parameter >= 0;
        }
    }

    static @Nullable KeyedDmlPattern of(String sql, List<Token> tokens) {
        return new Parser(sql, tokens).parse();
    }

    /** Returns the conditions on columns that the statement does not assign: they identify a row before and after it. */
    public List<Condition> keys() {
        List<String> assigned = assignments.stream()
                .map(assignment -> TokenReader.normalized(assignment.column))
                .toList();
        return conditions.stream()
                .filter(condition ->
                        condition.isParameter() && !assigned.contains(TokenReader.normalized(condition.column)))
                .toList();
    }

    private static final class Parser {
        private final String sql;
        private final TokenReader reader;
        private final List<Assignment> assignments = new ArrayList<>();
        private final List<Condition> conditions = new ArrayList<>();

        Parser(String sql, List<Token> tokens) {
            this.sql = sql;
            reader = new TokenReader(sql, tokens);
        }

        @Nullable
        KeyedDmlPattern parse() {
            boolean delete = reader.take("delete");
            if (!(delete ? reader.take("from") : reader.take("update"))) {
                return null;
            }
            int start = reader.at();
            if (!reader.takeQualifiedName()) {
                return null;
            }
            String table = sql.substring(reader.start(start), reader.end(reader.at()));
            if ((!delete && !(reader.take("set") && assignments())) || !reader.take("where") || !conditions()) {
                return null;
            }
            KeyedDmlPattern pattern = new KeyedDmlPattern(table, delete, assignments, conditions);
            return pattern.keys().isEmpty() ? null : pattern;
        }

        private boolean assignments() {
            do {
                int column = reader.at();
                if (!reader.takeIdentifier() || !reader.take("=")) {
                    return false;
                }
                int from = reader.at();
                int first = reader.parameter();
                if (!reader.takeValue(reader.next(",", "where"))) {
                    return false;
                }
                boolean parameters = reader.parameter() > first;
                assignments.add(new Assignment(
                        reader.word(column),
                        reader.start(from),
                        reader.end(reader.at()),
                        parameters ? first : -1,
                        parameters && reader.at() == from + 1));
            } while (reader.take(","));
            return true;
        }

        private boolean conditions() {
            do {
                int from = reader.at();
                if (!reader.takeIdentifier()) {
                    return false;
                }
                String column = reader.word(from);
                int parameter = reader.parameter();
                if (reader.take("is")) {
                    if (!reader.take("null")) {
                        return false;
                    }
                    conditions.add(new Condition(column, -1, column + " is null"));
                } else if (!reader.take("=")) {
                    return false;
                } else if (reader.takeParameter()) {
                    conditions.add(new Condition(column, parameter, ""));
                } else if (reader.takeConstant()) {
                    conditions.add(new Condition(column, -1, column + "=" + reader.word(reader.at() - 1)));
                } else {
                    return false;
                }
            } while (reader.take("and"));
            return reader.atEnd();
        }
    }
}
