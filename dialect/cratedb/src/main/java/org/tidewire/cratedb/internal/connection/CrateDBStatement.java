package org.tidewire.cratedb.internal.connection;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;

/** Tells its connection what it executes; all else is the driver's statement. */
class CrateDBStatement implements Statement {
    final CrateDBConnection connection;
    private final Statement statement;
    private String batch = "";

    CrateDBStatement(Statement statement, CrateDBConnection connection) {
        this.statement = statement;
        this.connection = connection;
    }

    @Override
    public final Connection getConnection() {
        return connection;
    }

    /** The last statement of a batch stands for all of them. */
    @Override
    public void addBatch(String sql) throws SQLException {
        batch = sql;
        statement.addBatch(sql);
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return type.isInstance(this) ? type.cast(this) : statement.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(this) || statement.isWrapperFor(type);
    }

    // One line for each other method of the interface.
    // spotless:off

    @Override public ResultSet executeQuery(String a) throws SQLException { return connection.run(a, () -> statement.executeQuery(a)); }
    @Override public int executeUpdate(String a) throws SQLException { return connection.run(a, () -> statement.executeUpdate(a)); }
    @Override public void close() throws SQLException { statement.close(); }
    @Override public int getMaxFieldSize() throws SQLException { return statement.getMaxFieldSize(); }
    @Override public void setMaxFieldSize(int a) throws SQLException { statement.setMaxFieldSize(a); }
    @Override public int getMaxRows() throws SQLException { return statement.getMaxRows(); }
    @Override public void setMaxRows(int a) throws SQLException { statement.setMaxRows(a); }
    @Override public void setEscapeProcessing(boolean a) throws SQLException { statement.setEscapeProcessing(a); }
    @Override public int getQueryTimeout() throws SQLException { return statement.getQueryTimeout(); }
    @Override public void setQueryTimeout(int a) throws SQLException { statement.setQueryTimeout(a); }
    @Override public void cancel() throws SQLException { statement.cancel(); }
    @Override public SQLWarning getWarnings() throws SQLException { return statement.getWarnings(); }
    @Override public void clearWarnings() throws SQLException { statement.clearWarnings(); }
    @Override public void setCursorName(String a) throws SQLException { statement.setCursorName(a); }
    @Override public boolean execute(String a) throws SQLException { return connection.run(a, () -> statement.execute(a)); }
    @Override public ResultSet getResultSet() throws SQLException { return statement.getResultSet(); }
    @Override public int getUpdateCount() throws SQLException { return statement.getUpdateCount(); }
    @Override public boolean getMoreResults() throws SQLException { return statement.getMoreResults(); }
    @Override public void setFetchDirection(int a) throws SQLException { statement.setFetchDirection(a); }
    @Override public int getFetchDirection() throws SQLException { return statement.getFetchDirection(); }
    @Override public void setFetchSize(int a) throws SQLException { statement.setFetchSize(a); }
    @Override public int getFetchSize() throws SQLException { return statement.getFetchSize(); }
    @Override public int getResultSetConcurrency() throws SQLException { return statement.getResultSetConcurrency(); }
    @Override public int getResultSetType() throws SQLException { return statement.getResultSetType(); }
    @Override public void clearBatch() throws SQLException { statement.clearBatch(); }
    @Override public int[] executeBatch() throws SQLException { return connection.runBatch(batch, () -> statement.executeBatch()); }
    @Override public boolean getMoreResults(int a) throws SQLException { return statement.getMoreResults(a); }
    @Override public ResultSet getGeneratedKeys() throws SQLException { return statement.getGeneratedKeys(); }
    @Override public int executeUpdate(String a, int b) throws SQLException { return connection.run(a, () -> statement.executeUpdate(a, b)); }
    @Override public int executeUpdate(String a, int[] b) throws SQLException { return connection.run(a, () -> statement.executeUpdate(a, b)); }
    @Override public int executeUpdate(String a, String[] b) throws SQLException { return connection.run(a, () -> statement.executeUpdate(a, b)); }
    @Override public boolean execute(String a, int b) throws SQLException { return connection.run(a, () -> statement.execute(a, b)); }
    @Override public boolean execute(String a, int[] b) throws SQLException { return connection.run(a, () -> statement.execute(a, b)); }
    @Override public boolean execute(String a, String[] b) throws SQLException { return connection.run(a, () -> statement.execute(a, b)); }
    @Override public int getResultSetHoldability() throws SQLException { return statement.getResultSetHoldability(); }
    @Override public boolean isClosed() throws SQLException { return statement.isClosed(); }
    @Override public void setPoolable(boolean a) throws SQLException { statement.setPoolable(a); }
    @Override public boolean isPoolable() throws SQLException { return statement.isPoolable(); }
    @Override public void closeOnCompletion() throws SQLException { statement.closeOnCompletion(); }
    @Override public boolean isCloseOnCompletion() throws SQLException { return statement.isCloseOnCompletion(); }
    @Override public long getLargeUpdateCount() throws SQLException { return statement.getLargeUpdateCount(); }
    @Override public void setLargeMaxRows(long a) throws SQLException { statement.setLargeMaxRows(a); }
    @Override public long getLargeMaxRows() throws SQLException { return statement.getLargeMaxRows(); }
    @Override public long[] executeLargeBatch() throws SQLException { return connection.runBatch(batch, () -> statement.executeLargeBatch()); }
    @Override public long executeLargeUpdate(String a) throws SQLException { return connection.run(a, () -> statement.executeLargeUpdate(a)); }
    @Override public long executeLargeUpdate(String a, int b) throws SQLException { return connection.run(a, () -> statement.executeLargeUpdate(a, b)); }
    @Override public long executeLargeUpdate(String a, int[] b) throws SQLException { return connection.run(a, () -> statement.executeLargeUpdate(a, b)); }
    @Override public long executeLargeUpdate(String a, String[] b) throws SQLException { return connection.run(a, () -> statement.executeLargeUpdate(a, b)); }
    @Override public String enquoteLiteral(String a) throws SQLException { return statement.enquoteLiteral(a); }
    @Override public String enquoteIdentifier(String a, boolean b) throws SQLException { return statement.enquoteIdentifier(a, b); }
    @Override public boolean isSimpleIdentifier(String a) throws SQLException { return statement.isSimpleIdentifier(a); }
    @Override public String enquoteNCharLiteral(String a) throws SQLException { return statement.enquoteNCharLiteral(a); }

    // spotless:on
}
