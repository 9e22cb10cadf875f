package org.tidewire.databend.jdbc;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An update or delete by key, in the forms that Hibernate renders: {@code update t set a=?, b=upper(?) where id=? and
 * version=?}, {@code ... and version is null}, {@code delete from t where id=?}.
 *
 * @param table as it is written
 * @param assignments empty for a delete
 */
record KeyedForm(String table, boolean delete, List<Assignment> assignments, List<Condition> conditions) {
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
        return keyed ? new Parser(text).parse(text.sql()) : null;
    }

    /** The conditions that tell rows apart whatever the statement writes: their columns are not assigned. */
    List<Condition> keys() {
        List<String> assigned = assignments.stream()
                .map(assignment -> FormReader.normal(assignment.column))
                .toList();
        return conditions.stream()
                .filter(condition -> condition.isParameter() && !assigned.contains(FormReader.normal(condition.column)))
                .toList();
    }

    private static final class Parser {
        private final FormReader reader;
        private final List<Assignment> assignments = new ArrayList<>();
        private final List<Condition> conditions = new ArrayList<>();

        Parser(SqlText text) {
            reader = new FormReader(text);
        }

        @Nullable
        KeyedForm parse(String sql) {
            boolean delete = reader.take("delete");
            if (!(delete ? reader.take("from") : reader.take("update"))) {
                return null;
            }
            int start = reader.at();
            if (!reader.qualifiedName()) {
                return null;
            }
            String table = sql.substring(reader.start(start), reader.end(reader.at()));
            if ((!delete && !(reader.take("set") && assignments())) || !reader.take("where") || !conditions()) {
                return null;
            }
            KeyedForm form = new KeyedForm(table, delete, assignments, conditions);
            return form.keys().isEmpty() ? null : form;
        }

        private boolean assignments() {
            do {
                int column = reader.at();
                if (!reader.identifier() || !reader.take("=")) {
                    return false;
                }
                int from = reader.at();
                int first = reader.parameter();
                if (!reader.value(reader.next(",", "where"))) {
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
                if (!reader.identifier()) {
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
