package org.tidewire.databend.jdbc.internal.statement;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.jdbc.internal.Refusal;
import org.tidewire.databend.jdbc.internal.batch.BatchCounts;
import org.tidewire.databend.jdbc.internal.result.DatabendResultSet;
import org.tidewire.databend.jdbc.internal.result.MemoryRows;
import org.tidewire.databend.jdbc.internal.result.Rows;
import org.tidewire.databend.jdbc.internal.result.UpdateCount;
import org.tidewire.databend.jdbc.internal.session.Answer;
import org.tidewire.databend.jdbc.internal.session.Session;
import org.tidewire.databend.jdbc.internal.session.StatementExecutor;
import org.tidewire.databend.jdbc.internal.sql.ParsedStatement;
import org.tidewire.databend.jdbc.internal.value.Literal;
import org.tidewire.databend.jdbc.internal.value.LiteralEncoder;

/** Runs statements without parameters, and keeps the current result and the settings of a statement. */
public class DatabendStatement extends RefusingStatement {
    private final Connection connection;
    private final Session session;
    private final Consumer<DatabendStatement> onClose;
    private final List<ParsedStatement> batch = new ArrayList<>();
    private int fetchSize;
    private long maxRows;
    private int timeout;
    private boolean closeOnCompletion;
    private boolean poolable;
    private boolean closed;
    private @Nullable DatabendResultSet result;
    private long count = -1;

    /**
     * Makes a statement.
     *
     * @param onClose told when the statement is closed
     */
    public DatabendStatement(Connection connection, Session session, Consumer<DatabendStatement> onClose) {
        this.connection = connection;
        this.session = session;
        this.onClose = onClose;
    }

    final StatementExecutor executor() {
        return new StatementExecutor(session, timeout, fetchSize != 0 || maxRows > 0);
    }

    final boolean run(ParsedStatement statement, List<Literal> values) throws SQLException {
        reset();
        Answer answer = executor().execute(statement, values);
        Rows rows = answer.rows();
        if (rows == null) {
            count = answer.count();
            return false;
        }
        result = new DatabendResultSet(rows, this, maxRows, session.zone());
        return true;
    }

    final ResultSet query(ParsedStatement statement, List<Literal> values) throws SQLException {
        if (statement.kind().counts()) {
            throw new SQLException("This statement has no rows to read: " + statement.kind(), "07005");
        }
        return run(statement, values) && result != null ? result : emptyResult();
    }

    final long update(ParsedStatement statement, List<Literal> values) throws SQLException {
        reset();
        count = executor().update(statement, values);
        return count;
    }

    final void reset() throws SQLException {
        ensureOpen();
        closeResult();
        count = -1;
    }

    private ResultSet emptyResult() {
        return new DatabendResultSet(new MemoryRows(List.of(), List.of()), this, 0, session.zone());
    }

    @Override
    public ResultSet executeQuery(String sql) throws SQLException {
        return query(ParsedStatement.plain(sql), List.of());
    }

    @Override
    public boolean execute(String sql) throws SQLException {
        return run(ParsedStatement.plain(sql), List.of());
    }

    @Override
    public boolean execute(String sql, int generatedKeys) throws SQLException {
        checkNoKeys(generatedKeys);
        return execute(sql);
    }

    @Override
    public long executeLargeUpdate(String sql) throws SQLException {
        return update(ParsedStatement.plain(sql), List.of());
    }

    @Override
    public int executeUpdate(String sql) throws SQLException {
        return UpdateCount.narrow(executeLargeUpdate(sql));
    }

    @Override
    public int executeUpdate(String sql, int generatedKeys) throws SQLException {
        checkNoKeys(generatedKeys);
        return executeUpdate(sql);
    }

    @Override
    public long executeLargeUpdate(String sql, int generatedKeys) throws SQLException {
        checkNoKeys(generatedKeys);
        return executeLargeUpdate(sql);
    }

    @Override
    public void addBatch(String sql) throws SQLException {
        ensureOpen();
        batch.add(ParsedStatement.plain(sql));
    }

    @Override
    public void clearBatch() throws SQLException {
        batch.clear();
    }

    @Override
    public long[] executeLargeBatch() throws SQLException {
        BatchCounts counts = new BatchCounts(batch.size());
        try {
            for (ParsedStatement statement : batch) {
                counts.add(() -> update(statement, List.of()));
            }
        } finally {
            batch.clear();
        }
        return counts.all();
    }

    @Override
    public int[] executeBatch() throws SQLException {
        return Arrays.stream(executeLargeBatch()).mapToInt(UpdateCount::narrow).toArray();
    }

    @Override
    public @Nullable ResultSet getResultSet() {
        return result;
    }

    @Override
    public int getUpdateCount() {
        return UpdateCount.narrow(count);
    }

    @Override
    public long getLargeUpdateCount() {
        return count;
    }

    @Override
    public boolean getMoreResults() throws SQLException {
        closeResult();
        count = -1;
        return false;
    }

    @Override
    public boolean getMoreResults(int current) throws SQLException {
        if (current == Statement.CLOSE_CURRENT_RESULT || current == Statement.CLOSE_ALL_RESULTS) {
            return getMoreResults();
        }
        result = null;
        count = -1;
        return false;
    }

    @Override
    public ResultSet getGeneratedKeys() {
        return emptyResult();
    }

    @Override
    public void close() throws SQLException {
        if (!closed) {
            closed = true;
            closeResult();
            onClose.accept(this);
        }
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public Connection getConnection() {
        return connection;
    }

    @Override
    public int getFetchSize() {
        return fetchSize;
    }

    /** Any value but 0 reads rows one by one, in bounded memory; negative ones too, as with Connector/J. */
    @Override
    public void setFetchSize(int rows) {
        fetchSize = rows;
    }

    @Override
    public int getMaxRows() {
        return UpdateCount.narrow(maxRows);
    }

    @Override
    public void setMaxRows(int rows) throws SQLException {
        setLargeMaxRows(rows);
    }

    @Override
    public long getLargeMaxRows() {
        return maxRows;
    }

    @Override
    public void setLargeMaxRows(long rows) throws SQLException {
        if (rows < 0) {
            throw new SQLException("The number of rows is at least 0, not " + rows, "22023");
        }
        maxRows = rows;
    }

    @Override
    public int getMaxFieldSize() {
        return 0;
    }

    @Override
    public void setMaxFieldSize(int bytes) throws SQLException {
        if (bytes != 0) {
            throw Refusal.of("Databend's JDBC layer never cuts values");
        }
    }

    @Override
    public int getQueryTimeout() {
        return timeout;
    }

    @Override
    public void setQueryTimeout(int seconds) throws SQLException {
        if (seconds < 0) {
            throw new SQLException("The timeout is at least 0 seconds, not " + seconds, "22023");
        }
        timeout = seconds;
    }

    @Override
    public void setEscapeProcessing(boolean escapes) throws SQLException {
        if (escapes) {
            throw Refusal.of("Braces are Databend's maps: JDBC's escapes are not looked for");
        }
    }

    @Override
    public int getFetchDirection() {
        return ResultSet.FETCH_FORWARD;
    }

    @Override
    public void setFetchDirection(int direction) throws SQLException {
        DatabendResultSet.checkForward(direction);
    }

    @Override
    public int getResultSetType() {
        return ResultSet.TYPE_FORWARD_ONLY;
    }

    @Override
    public int getResultSetConcurrency() {
        return ResultSet.CONCUR_READ_ONLY;
    }

    @Override
    public int getResultSetHoldability() {
        return ResultSet.HOLD_CURSORS_OVER_COMMIT;
    }

    @Override
    public boolean isPoolable() {
        return poolable;
    }

    @Override
    public void setPoolable(boolean poolable) {
        this.poolable = poolable;
    }

    @Override
    public void closeOnCompletion() {
        closeOnCompletion = true;
    }

    @Override
    public boolean isCloseOnCompletion() {
        return closeOnCompletion;
    }

    @Override
    public @Nullable SQLWarning getWarnings() {
        return null;
    }

    @Override
    public void clearWarnings() {}

    @Override
    public String enquoteLiteral(String value) throws SQLException {
        return LiteralEncoder.quoted(value);
    }

    @Override
    public String enquoteNCharLiteral(String value) throws SQLException {
        return LiteralEncoder.quoted(value);
    }

    @Override
    public String enquoteIdentifier(String name, boolean always) throws SQLException {
        // A simple name may be a reserved word, so each name is quoted, which leaves it the same name.
        return LiteralEncoder.identifier(name);
    }

    @Override
    public boolean isSimpleIdentifier(String name) {
        return name.matches("[a-z_][a-z0-9_]{0,127}");
    }

    final void ensureOpen() throws SQLException {
        if (closed) {
            throw new SQLException("The statement is closed", "26000");
        }
        session.ensureOpen();
    }

    /** Refuses generated keys. */
    public static void checkNoKeys(int generatedKeys) throws SQLException {
        if (generatedKeys != NO_GENERATED_KEYS) {
            throw Refusal.of("Databend does not return generated keys: use a sequence, and select nextval first");
        }
    }

    private void closeResult() throws SQLException {
        DatabendResultSet open = result;
        result = null;
        if (open != null) {
            open.discard();
        }
    }
}
