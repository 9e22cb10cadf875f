package org.tidewire.databend.jdbc.internal.batch;

import java.util.List;
import org.tidewire.databend.jdbc.internal.sql.GeneratedSql;
import org.tidewire.databend.jdbc.internal.sql.HintPosition;
import org.tidewire.databend.jdbc.internal.sql.ParsedStatement;
import org.tidewire.databend.jdbc.internal.sql.StatementKind;
import org.tidewire.databend.jdbc.internal.sql.UpsertPattern;
import org.tidewire.databend.jdbc.internal.sql.UpsertPattern.Item;
import org.tidewire.databend.jdbc.internal.value.Literal;

/** A batch of merges of one row each: the source gets all rows, and the rest of the statement stays. */
record UpsertBatch(ParsedStatement statement, UpsertPattern pattern) implements MergedBatch {
    @Override
    public List<Integer> keys() {
        return pattern.keys().stream().map(UpsertPattern.Key::parameter).toList();
    }

    @Override
    public List<Integer> compared() {
        return keys();
    }

    /** A row counts once if the table has it once, or if it is inserted. */
    @Override
    public GeneratedSql probe(List<List<Literal>> rows) {
        String number = pattern.source() + "." + RowSource.NUMBER;
        String found = "count(" + pattern.target() + "." + pattern.keys().get(0).column() + ")";
        String condition = pattern.insertCondition();
        String missing = condition.isEmpty() ? "" : " or (" + found + " = 0 and max(if(" + condition + ", 1, 0)) = 0)";
        return GeneratedSql.of(
                StatementKind.QUERY,
                "select",
                " " + number + ", " + found + " from (" + source(rows) + ") as " + pattern.source() + " left join "
                        + pattern.table() + " as " + pattern.target() + " on " + pattern.on() + " group by " + number
                        + " having "
                        + found + " > 1" + missing);
    }

    @Override
    public GeneratedSql merge(List<List<Literal>> rows) {
        HintPosition hint = statement.hint();
        String sql = statement.sql();
        return new GeneratedSql(
                StatementKind.MERGE,
                sql.substring(0, hint.offset()),
                hint.place(),
                sql.substring(hint.offset(), pattern.start()) + source(rows) + sql.substring(pattern.end()));
    }

    private String source(List<List<Literal>> rows) {
        RowSource source = new RowSource(rows);
        List<Item> items = pattern.items();
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            if (item.parameter() < 0) {
                source.add("tw_" + i, item.name(), statement, item.start(), item.end());
            } else {
                source.add("tw_" + i, item.name(), item.parameter(), item.type());
            }
        }
        return source.sql();
    }
}
