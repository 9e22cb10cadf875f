package org.tidewire.databend.jdbc;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of text, from the wire or from memory, read forwards. */
interface Rows extends AutoCloseable {
    List<Column> columns();

    boolean next() throws SQLException;

    /** The text of a column of the current row, counted from 0; null where the value is. */
    @Nullable
    String text(int column) throws SQLException;

    @Override
    void close() throws SQLException;
}
