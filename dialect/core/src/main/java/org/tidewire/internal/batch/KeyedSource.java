package org.tidewire.internal.batch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewire.internal.batch.KeyedMutation.Column;

/**
 * The rows of a keyed statement as a list of values, for a database that joins it with the table. The table is {@code tw_t}, the rows
 * are {@code tw_s}; {@code tw_0} is the number of a row, and other columns have the numbers of Hibernate's parameters.
 */
public final class KeyedSource {
    private final KeyedMutation mutation;
    private final List<KeyedRow> rows;
    private final List<BoundValue> values = new ArrayList<>();

    /** The rows of a mutation. */
    public KeyedSource(KeyedMutation mutation, List<KeyedRow> rows) {
        this.mutation = mutation;
        this.rows = rows;
    }

    /** The columns that are compared with the table's, those without a parameter too. */
    public Stream<Column> compared() {
        return Stream.concat(mutation.keys().stream(), mutation.restrictions().stream());
    }

    /** Which row of the table a row belongs to. */
    public static String condition(Stream<Column> compared) {
        return compared.map(column ->
                        "tw_t." + column.name() + (column.fragment() == null ? " is null" : "=" + value(column)))
                .collect(Collectors.joining(" and "));
    }

    /** Further conditions: the columns have the values that they are given. */
    public static String unchanged(List<Column> columns) {
        return columns.stream()
                .map(column -> " and tw_t." + column.name() + " is not distinct from " + value(column))
                .collect(Collectors.joining());
    }

    /** The assignments of an update. */
    public String assignments() {
        return mutation.assignments().stream()
                .map(column -> column.name() + "=" + value(column))
                .collect(Collectors.joining(","));
    }

    private static String value(Column column) {
        return column.position() == 0 ? String.valueOf(column.fragment()) : "tw_s." + alias(column);
    }

    /** The name of a column of the rows. */
    public static String alias(Column column) {
        return "tw_" + column.position();
    }

    /** A part of a list for each of these columns that has a parameter, after a comma. */
    public static String list(Stream<Column> columns, Function<Column, String> text) {
        return columns.filter(column -> column.position() > 0)
                .map(column -> "," + text.apply(column))
                .collect(Collectors.joining());
    }

    /**
     * The rows with the number of each, and a name.
     *
     * @param columns those without a parameter are left out
     * @param text how a column's value is written
     */
    public String values(List<Column> columns, Function<Column, @Nullable String> text, String name) {
        String row = list(columns.stream(), column -> String.valueOf(text.apply(column)));
        StringBuilder sql = new StringBuilder("(values ");
        for (int i = 0; i < rows.size(); i++) {
            sql.append(i == 0 ? "(" : ",(").append(i + 1).append(row).append(')');
        }
        addValues(columns.stream());
        return sql + ") " + name + "(tw_0" + list(columns.stream(), KeyedSource::alias) + ")";
    }

    /** The keys of the rows, and what else is compared with a parameter, in a list. */
    public String inList() {
        List<Column> columns =
                compared().filter(column -> column.position() > 0).toList();
        String names = columns.stream().map(Column::name).collect(Collectors.joining(","));
        String row = list(columns.stream(), column -> String.valueOf(column.fragment()))
                .substring(1);
        boolean single = columns.size() == 1;
        String others = condition(mutation.restrictions().stream().filter(column -> column.position() == 0));
        addValues(columns.stream());
        return (single ? names : "(" + names + ")") + " in ("
                + String.join(",", Collections.nCopies(rows.size(), single ? row : "(" + row + ")")) + ")"
                + (others.isEmpty() ? "" : " and " + others);
    }

    private void addValues(Stream<Column> columns) {
        List<Column> bound = columns.filter(column -> column.position() > 0).toList();
        rows.forEach(row -> bound.forEach(column -> values.add(row.value(column))));
    }

    /** A statement with the values that its text was given so far. */
    public KeyedForm.Statement statement(String sql) {
        return new KeyedForm.Statement(mutation.commented(sql), values);
    }
}
