package org.tidewire.databend.internal.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.dialect.Dialect;
import org.tidewire.internal.batch.BoundValue;
import org.tidewire.internal.batch.KeyedForm;
import org.tidewire.internal.batch.KeyedMutation;
import org.tidewire.internal.batch.KeyedMutation.Column;
import org.tidewire.internal.batch.KeyedRow;

/** Writes a merge of several rows, and the query before it. The table is {@code tw_t}, the rows are {@code tw_s}. */
final class KeyedMerge {
    private final KeyedMutation mutation;
    private final List<KeyedRow> rows;
    private final StringBuilder sql = new StringBuilder();
    private final List<BoundValue> values = new ArrayList<>();

    KeyedMerge(KeyedMutation mutation, List<KeyedRow> rows) {
        this.mutation = mutation;
        this.rows = rows;
        if (mutation.comment() != null) {
            sql.append("/* ").append(Dialect.escapeComment(mutation.comment())).append(" */ ");
        }
    }

    /** The numbers, from 1, of the rows that the table does not have exactly once. */
    KeyedForm.Statement miscounted() {
        String found = "count(tw_t." + mutation.keys().get(0).name() + ")";
        sql.append("select tw_s.tw_0 from (");
        source(compared().toList());
        sql.append(") tw_s left join ").append(mutation.table()).append(" tw_t on ");
        sql.append(condition())
                .append(" group by tw_s.tw_0 having ")
                .append(found)
                .append("<>1 order by 1");
        return new KeyedForm.Statement(sql.toString(), values);
    }

    KeyedForm.Statement merge() {
        sql.append("merge into ").append(mutation.table()).append(" tw_t using (");
        source(Stream.concat(mutation.assignments().stream(), compared()).toList());
        sql.append(") tw_s on ").append(condition()).append(" when matched then ");
        sql.append(
                mutation.isDelete()
                        ? "delete"
                        : mutation.assignments().stream()
                                .map(column -> column.name() + "=" + value(column))
                                .collect(Collectors.joining(",", "update set ", "")));
        return new KeyedForm.Statement(sql.toString(), values);
    }

    private Stream<Column> compared() {
        return Stream.concat(mutation.keys().stream(), mutation.restrictions().stream());
    }

    private String condition() {
        return compared()
                .map(column -> "tw_t." + column.name() + (column.fragment() == null ? " is null" : "=" + value(column)))
                .collect(Collectors.joining(" and "));
    }

    private static String value(Column column) {
        return column.position() == 0 ? String.valueOf(column.fragment()) : "tw_s." + alias(column);
    }

    private static String alias(Column column) {
        return "tw_" + column.position();
    }

    /** The rows as a query. Whole numbers are cast, since the server would choose a type by their size. */
    private void source(List<Column> all) {
        List<Column> columns =
                all.stream().filter(column -> column.position() > 0).toList();
        sql.append("select tw_0").append(list(columns, this::typed)).append(" from (values ");
        String separator = "";
        for (int i = 0; i < rows.size(); i++) {
            sql.append(separator).append('(').append(i + 1);
            for (Column column : columns) {
                sql.append(',').append(column.fragment());
                values.add(rows.get(i).value(column));
            }
            sql.append(')');
            separator = ",";
        }
        sql.append(") tw_v(tw_0").append(list(columns, KeyedMerge::alias)).append(')');
    }

    private String typed(Column column) {
        String alias = alias(column);
        boolean integer = "?".equals(column.fragment())
                && rows.stream().map(row -> row.value(column)).anyMatch(BoundValue::isInteger);
        return integer ? "cast(" + alias + " as bigint) " + alias : alias;
    }

    private static String list(List<Column> columns, Function<Column, String> text) {
        return columns.stream().map(column -> "," + text.apply(column)).collect(Collectors.joining());
    }
}
