package org.tidewire.databend.jdbc;

import java.util.List;
import org.tidewire.databend.jdbc.UpsertForm.Item;

/** A batch of merges of one row each: the source gets all rows, and the rest of the statement stays as it is. */
record UpsertBatch(SqlText text, UpsertForm form) implements MergedBatch {
    @Override
    public List<Integer> keys() {
        return form.keys().stream().map(UpsertForm.Key::parameter).toList();
    }

    @Override
    public List<Integer> compared() {
        return keys();
    }

    /** A row counts once where it is there once, or is inserted. */
    @Override
    public String probe(List<List<Literal>> rows) {
        String number = form.source() + "." + RowSource.NUMBER;
        String found = "count(" + form.target() + "." + form.keys().get(0).column() + ")";
        String condition = form.insertCondition();
        String missing = condition.isEmpty() ? "" : " or (" + found + " = 0 and max(if(" + condition + ", 1, 0)) = 0)";
        return "select " + number + ", " + found + " from (" + source(rows) + ") as " + form.source() + " left join "
                + form.table() + " as " + form.target() + " on " + form.on() + " group by " + number + " having "
                + found + " > 1" + missing;
    }

    @Override
    public String merge(List<List<Literal>> rows) {
        return text.sql().substring(0, form.start()) + source(rows) + text.sql().substring(form.end());
    }

    private String source(List<List<Literal>> rows) {
        RowSource source = new RowSource(rows);
        List<Item> items = form.items();
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            if (item.parameter() < 0) {
                source.add("tw_" + i, item.name(), text, item.start(), item.end());
            } else {
                source.add("tw_" + i, item.name(), item.parameter(), item.type());
            }
        }
        return source.sql();
    }
}
