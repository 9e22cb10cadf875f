package org.tidewire.databend.jdbc.internal.result;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.jdbc.internal.value.Column;

/** Rows in memory. */
public final class MemoryRows implements Rows {
    private final List<Column> columns;
    private final List<@Nullable String[]> rows;
    private int at = -1;

    public MemoryRows(List<Column> columns, List<@Nullable String[]> rows) {
        this.columns = columns;
        this.rows = new ArrayList<>(rows);
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public boolean next() {
        if (at >= 0 && at < rows.size()) {
            // Frees the memory of a row that has been read.
            rows.set(at, new String[0]);
        }
        return ++at < rows.size();
    }

    @Override
    public @Nullable String text(int column) {
        return rows.get(at)[column];
    }

    @Override
    public void close() {
        rows.clear();
    }
}
