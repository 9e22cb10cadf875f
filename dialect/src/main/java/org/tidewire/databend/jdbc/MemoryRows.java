package org.tidewire.databend.jdbc;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows that are already here. */
final class MemoryRows implements Rows {
    private final List<Column> columns;
    private final List<@Nullable String[]> rows;
    private int at = -1;

    MemoryRows(List<Column> columns, List<@Nullable String[]> rows) {
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
            // What has been read is not needed again.
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
