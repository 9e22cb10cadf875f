package org.tidewire.databend.jdbc.internal.result;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.jdbc.DatabendError;
import org.tidewire.databend.jdbc.internal.value.Column;

/**
 * Rows that Connector/J reads. While it reads them one by one nothing else can be sent on the connection; {@link #buffer()} reads
 * the rest into memory.
 */
public final class ServerRows implements Rows {
    private final Statement statement;
    private final ResultSet rows;
    private final List<Column> columns;
    private boolean onRow;
    private final UnaryOperator<SQLException> failed;
    private @Nullable MemoryRows rest;

    /**
     * Makes rows.
     *
     * @param statement closed with the rows
     * @param failed told of an error while rows are read
     */
    public ServerRows(Statement statement, ResultSet rows, UnaryOperator<SQLException> failed) throws SQLException {
        this.statement = statement;
        this.rows = rows;
        this.failed = failed;
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
            throw failed.apply(DatabendError.translate(e));
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

    /** Reads the current row and the rows behind it into memory. */
    public synchronized void buffer() throws SQLException {
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
