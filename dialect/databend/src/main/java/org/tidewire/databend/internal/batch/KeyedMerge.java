package org.tidewire.databend.internal.batch;

import java.util.List;
import java.util.stream.Stream;
import org.tidewire.internal.batch.BoundValue;
import org.tidewire.internal.batch.KeyedForm;
import org.tidewire.internal.batch.KeyedMutation;
import org.tidewire.internal.batch.KeyedMutation.Column;
import org.tidewire.internal.batch.KeyedRow;
import org.tidewire.internal.batch.KeyedSource;

/** Writes a merge of several rows, and the query before it. */
final class KeyedMerge {
    private final KeyedMutation mutation;
    private final List<KeyedRow> rows;
    private final KeyedSource source;

    KeyedMerge(KeyedMutation mutation, List<KeyedRow> rows) {
        this.mutation = mutation;
        this.rows = rows;
        source = new KeyedSource(mutation, rows);
    }

    /** The numbers, from 1, of the rows that the table does not have exactly once. */
    KeyedForm.Statement miscounted() {
        String found = "count(tw_t." + mutation.keys().get(0).name() + ")";
        return source.statement("select tw_s.tw_0 from " + select(source.compared()) + " left join " + mutation.table()
                + " tw_t on " + KeyedSource.condition(source.compared()) + " group by tw_s.tw_0 having " + found
                + "<>1 order by 1");
    }

    KeyedForm.Statement merge() {
        return source.statement("merge into " + mutation.table() + " tw_t using "
                + select(Stream.concat(mutation.assignments().stream(), source.compared())) + " on "
                + KeyedSource.condition(source.compared()) + " when matched then "
                + (mutation.isDelete() ? "delete" : "update set " + source.assignments()));
    }

    /** The rows as a query. Whole numbers are cast, since the server would choose a type by their size. */
    private String select(Stream<Column> all) {
        List<Column> columns = all.toList();
        return "(select tw_0" + KeyedSource.list(columns.stream(), this::typed) + " from "
                + source.values(columns, Column::fragment, "tw_v") + ") tw_s";
    }

    private String typed(Column column) {
        String alias = KeyedSource.alias(column);
        boolean integer = "?".equals(column.fragment())
                && rows.stream().map(row -> row.value(column)).anyMatch(BoundValue::isInteger);
        return integer ? "cast(" + alias + " as bigint) " + alias : alias;
    }
}
