package org.tidewire.databend.jdbc;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows that the MySQL driver reads, as the bytes that came. While they come one by one nothing else can be sent on the
 * connection; {@link #detach()} reads the rest.
 */
final class WireRows implements Rows {
    private final Statement statement;
    private final ResultSet rows;
    private final List<Column> columns;
    private boolean onRow;
    private @Nullable MemoryRows rest;

    WireRows(Statement statement, ResultSet rows) throws SQLException {
        this.statement = statement;
        this.rows = rows;
        this.columns = Column.of(rows.getMetaData());
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public synchronized boolean next() throws SQLException {
        if (rest != null) {
            return rest.next();
        }
        try {
            onRow = rows.next();
            return onRow;
        } catch (SQLException e) {
            throw ServerErrors.typed(e);
        }
    }

    @Override
    public synchronized @Nullable String text(int column) throws SQLException {
        if (rest != null) {
            return rest.text(column);
        }
        byte[] bytes = rows.getBytes(column + 1);
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    /** Reads the rows that are still to come into memory, behind the current one. */
    synchronized void detach() throws SQLException {
        if (rest != null || statement.isClosed()) {
            return;
        }
        List<@Nullable String[]> read = new ArrayList<>();
        boolean current = onRow;
        try {
            if (current) {
                read.add(row());
            }
            while (next()) {
                read.add(row());
            }
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
        MemoryRows memory = new MemoryRows(columns, read);
        if (current) {
            memory.next();
        }
        statement.close();
        rest = memory;
    }

    private @Nullable String[] row() throws SQLException {
        @Nullable String[] values = new String[columns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = text(i);
        }
        return values;
    }

    @Override
    public synchronized void close() throws SQLException {
        if (rest != null) {
            rest.close();
        }
        statement.close();
    }
}
