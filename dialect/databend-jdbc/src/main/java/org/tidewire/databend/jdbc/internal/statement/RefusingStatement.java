package org.tidewire.databend.jdbc.internal.statement;

import java.sql.SQLException;
import java.sql.Statement;
import org.tidewire.databend.jdbc.internal.JdbcObject;

/** Refuses generated keys, cancelling and named cursors. */
abstract class RefusingStatement extends JdbcObject implements Statement {
    private static final String KEYS = "use a sequence, and select nextval first";

    // spotless:off
    @Override public boolean execute(String sql, String[] columns) throws SQLException { throw unsupported("Statement.execute(sql, columns)", KEYS); }
    @Override public boolean execute(String sql, int[] columns) throws SQLException { throw unsupported("Statement.execute(sql, columns)", KEYS); }
    // spotless:on

    @Override
    public long executeLargeUpdate(String sql, String[] columns) throws SQLException {
        throw unsupported("Statement.executeLargeUpdate(sql, columns)", KEYS);
    }

    @Override
    public long executeLargeUpdate(String sql, int[] columns) throws SQLException {
        throw unsupported("Statement.executeLargeUpdate(sql, columns)", KEYS);
    }

    // spotless:off
    @Override public int executeUpdate(String sql, String[] columns) throws SQLException { throw unsupported("Statement.executeUpdate(sql, columns)", KEYS); }
    @Override public int executeUpdate(String sql, int[] columns) throws SQLException { throw unsupported("Statement.executeUpdate(sql, columns)", KEYS); }
    @Override public void cancel() throws SQLException { throw unsupported("Statement.cancel", "set a query timeout before the statement runs"); }
    @Override public void setCursorName(String name) throws SQLException { throw unsupported("Statement.setCursorName", "write rows by their key"); }
    // spotless:on
}
