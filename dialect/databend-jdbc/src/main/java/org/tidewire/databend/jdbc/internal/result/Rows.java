package org.tidewire.databend.jdbc.internal.result;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.jdbc.internal.value.Column;

/** Rows of text that are read forwards. */
public interface Rows extends AutoCloseable {
    List<Column> columns();

    boolean next() throws SQLException;

    /** Returns the text of a column of the current row, counted from 0; null for a null. */
    @Nullable
    String text(int column) throws SQLException;

    @Override
    void close() throws SQLException;
}
