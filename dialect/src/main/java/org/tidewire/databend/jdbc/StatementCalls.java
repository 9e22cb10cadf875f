package org.tidewire.databend.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@link Statement} does. */
class StatementCalls {
    final Statement proxy;
    final ConnectionCalls connection;

    private final List<SqlText> batch = new ArrayList<>();
    private int fetchSize;
    private long maxRows;
    private int timeout;
    private boolean closeOnCompletion;
    private boolean poolable;
    private boolean closed;
    private @Nullable ResultSetCalls result;
    private long count = -1;

    StatementCalls(ConnectionCalls connection, Class<? extends Statement> type) {
        this.connection = connection;
        this.proxy = Calls.proxy(type, this);
    }

    Session session() {
        return connection.session();
    }

    final boolean run(SqlText text, List<Literal> values) throws SQLException {
        ensureOpen();
        closeResult();
        count = -1;
        int seconds = session().timeLimit(text.kind(), timeout);
        Answer answer =
                session().execute(TimeLimit.in(text, values, seconds), text.kind(), fetchSize != 0 || maxRows > 0);
        Rows rows = answer.rows();
        if (rows == null) {
            // Tables of the engine MEMORY say 0, and have stored the rows.
            InsertForm insert = text.insert();
            count = insert != null && answer.count() == 0 ? insert.rows() : answer.count();
            return false;
        }
        result = new ResultSetCalls(rows, this, maxRows, connection.zone());
        return true;
    }

    /**
     * Runs a finished text of this driver's own on behalf of this statement, with its time limit.
     *
     * @param verbEnd where the text's first verb ends
     */
    final Answer run(String sql, int verbEnd, StatementKind kind) throws SQLException {
        ensureOpen();
        return session().execute(TimeLimit.in(sql, verbEnd, session().timeLimit(kind, timeout)), kind, false);
    }

    final ResultSet rows(SqlText text, List<Literal> values) throws SQLException {
        if (text.kind().counts()) {
            throw new SQLException("This statement has no rows to read: " + text.kind(), "07005");
        }
        if (!run(text, values) || result == null) {
            return new ResultSetCalls(new MemoryRows(List.of(), List.of()), this, 0, connection.zone()).proxy;
        }
        return result.proxy;
    }

    final long count(SqlText text, List<Literal> values) throws SQLException {
        if (text.kind() == StatementKind.REPLACE) {
            throw new SQLFeatureNotSupportedException(
                    "Databend does not say how many rows REPLACE wrote: use MERGE, or execute() where the count does not"
                            + " matter",
                    "HYC00");
        }
        if (text.kind() == StatementKind.QUERY) {
            throw new SQLException("This statement reads rows and changes none: use executeQuery", "07005");
        }
        if (run(text, values)) {
            long copied = text.kind() == StatementKind.COPY && result != null ? result.copied() : 0;
            closeResult();
            return copied;
        }
        return count;
    }

    private static SqlText read(@Nullable String sql) throws SQLException {
        return SqlText.checked(sql == null ? null : SqlText.withoutParameters(sql));
    }

    ResultSet executeQuery(String sql) throws SQLException {
        return rows(read(sql), List.of());
    }

    boolean execute(String sql) throws SQLException {
        return run(read(sql), List.of());
    }

    boolean execute(String sql, int generatedKeys) throws SQLException {
        ConnectionCalls.checkNoKeys(generatedKeys);
        return execute(sql);
    }

    long executeLargeUpdate(String sql) throws SQLException {
        return count(read(sql), List.of());
    }

    int executeUpdate(String sql) throws SQLException {
        return narrow(executeLargeUpdate(sql));
    }

    int executeUpdate(String sql, int generatedKeys) throws SQLException {
        ConnectionCalls.checkNoKeys(generatedKeys);
        return executeUpdate(sql);
    }

    long executeLargeUpdate(String sql, int generatedKeys) throws SQLException {
        ConnectionCalls.checkNoKeys(generatedKeys);
        return executeLargeUpdate(sql);
    }

    void addBatch(String sql) throws SQLException {
        ensureOpen();
        batch.add(read(sql));
    }

    void clearBatch() throws SQLException {
        batch.clear();
    }

    long[] executeLargeBatch() throws SQLException {
        BatchCounts counts = new BatchCounts(batch.size());
        try {
            for (SqlText text : batch) {
                counts.add(() -> count(text, List.of()));
            }
        } finally {
            batch.clear();
        }
        return counts.all();
    }

    int[] executeBatch() throws SQLException {
        return BatchCounts.narrow(executeLargeBatch());
    }

    @Nullable
    ResultSet getResultSet() {
        return result == null ? null : result.proxy;
    }

    int getUpdateCount() {
        return (int) Math.min(count, Integer.MAX_VALUE);
    }

    long getLargeUpdateCount() {
        return count;
    }

    boolean getMoreResults() throws SQLException {
        closeResult();
        count = -1;
        return false;
    }

    boolean getMoreResults(int current) throws SQLException {
        if (current == Statement.CLOSE_CURRENT_RESULT || current == Statement.CLOSE_ALL_RESULTS) {
            return getMoreResults();
        }
        result = null;
        count = -1;
        return false;
    }

    ResultSet getGeneratedKeys() {
        return new ResultSetCalls(new MemoryRows(List.of(), List.of()), this, 0, connection.zone()).proxy;
    }

    void close() throws SQLException {
        if (!closed) {
            closed = true;
            closeResult();
            connection.statementClosed(this);
        }
    }

    boolean isClosed() {
        return closed;
    }

    Connection getConnection() {
        return connection.proxy;
    }

    int getFetchSize() {
        return fetchSize;
    }

    /** Anything but 0 reads rows one by one, in bounded memory; a negative number too, for those who know Connector/J. */
    void setFetchSize(int rows) {
        fetchSize = rows;
    }

    int getMaxRows() {
        return (int) Math.min(maxRows, Integer.MAX_VALUE);
    }

    void setMaxRows(int rows) throws SQLException {
        setLargeMaxRows(rows);
    }

    long getLargeMaxRows() {
        return maxRows;
    }

    void setLargeMaxRows(long rows) throws SQLException {
        if (rows < 0) {
            throw new SQLException("The number of rows is at least 0, not " + rows, "22023");
        }
        maxRows = rows;
    }

    int getMaxFieldSize() {
        return 0;
    }

    void setMaxFieldSize(int bytes) throws SQLException {
        if (bytes != 0) {
            throw new SQLFeatureNotSupportedException("Databend's JDBC layer never cuts values", "HYC00");
        }
    }

    int getQueryTimeout() {
        return timeout;
    }

    void setQueryTimeout(int seconds) throws SQLException {
        if (seconds < 0) {
            throw new SQLException("The timeout is at least 0 seconds, not " + seconds, "22023");
        }
        timeout = seconds;
    }

    void setEscapeProcessing(boolean escapes) throws SQLException {
        if (escapes) {
            throw new SQLFeatureNotSupportedException(
                    "Braces are Databend's maps: JDBC's escapes are not looked for", "HYC00");
        }
    }

    int getFetchDirection() {
        return ResultSet.FETCH_FORWARD;
    }

    void setFetchDirection(int direction) throws SQLException {
        checkForward(direction);
    }

    static void checkForward(int direction) throws SQLException {
        if (direction != ResultSet.FETCH_FORWARD) {
            throw new SQLFeatureNotSupportedException("Databend's rows are read forwards only", "HYC00");
        }
    }

    int getResultSetType() {
        return ResultSet.TYPE_FORWARD_ONLY;
    }

    int getResultSetConcurrency() {
        return ResultSet.CONCUR_READ_ONLY;
    }

    int getResultSetHoldability() {
        return ResultSet.HOLD_CURSORS_OVER_COMMIT;
    }

    boolean isPoolable() {
        return poolable;
    }

    void setPoolable(boolean poolable) {
        this.poolable = poolable;
    }

    void closeOnCompletion() {
        closeOnCompletion = true;
    }

    boolean isCloseOnCompletion() {
        return closeOnCompletion;
    }

    @Nullable
    SQLWarning getWarnings() {
        return null;
    }

    void clearWarnings() {}

    String enquoteLiteral(String value) throws SQLException {
        return Literals.quoted(value);
    }

    String enquoteNCharLiteral(String value) throws SQLException {
        return Literals.quoted(value);
    }

    String enquoteIdentifier(String name, boolean always) throws SQLException {
        // Always: a simple name may be a reserved word, and quoted it is the same name.
        return Literals.identifier(name);
    }

    boolean isSimpleIdentifier(String name) {
        return name.matches("[a-z_][a-z0-9_]{0,127}");
    }

    void resultClosed() throws SQLException {
        if (closeOnCompletion) {
            close();
        }
    }

    final void ensureOpen() throws SQLException {
        if (closed) {
            throw new SQLException("The statement is closed", "26000");
        }
        connection.ensureOpen();
    }

    private void closeResult() throws SQLException {
        ResultSetCalls open = result;
        result = null;
        if (open != null) {
            open.discard();
        }
    }

    static int narrow(long count) {
        return (int) Math.min(count, Integer.MAX_VALUE);
    }
}
