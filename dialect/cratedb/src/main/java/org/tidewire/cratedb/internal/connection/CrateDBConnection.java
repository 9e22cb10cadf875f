package org.tidewire.cratedb.internal.connection;

import java.lang.reflect.Array;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.tidewire.cratedb.internal.error.CrateDBErrors;
import org.tidewire.cratedb.internal.sequence.CounterTable;
import org.tidewire.cratedb.internal.sql.KeyedStatements;

/**
 * A connection to CrateDB, which accepts {@code BEGIN} and {@code COMMIT} without effect and does not parse {@code ROLLBACK}.
 * It knows what its transaction has written, and says so where that cannot be taken back.
 */
final class CrateDBConnection extends DelegatingConnection {
    /** What a statement does. */
    interface Call<T> {
        T run() throws SQLException;
    }

    private static final Logger LOG = Logger.getLogger(CrateDBConnection.class);
    private static final String NOT_SUPPORTED = "0A000";
    private static final String DUPLICATE = "23505";

    /** Binary results from the first execution on: in text, the server does not escape the elements of text arrays. */
    private static final int BINARY_AT_ONCE = -1;

    private final ConnectionOptions options;
    private final UnrefreshedTables unrefreshed;
    private final Set<String> written = new TreeSet<>();
    private boolean failsAtFirstRow;

    CrateDBConnection(Connection connection, ConnectionOptions options, UnrefreshedTables unrefreshed)
            throws SQLException {
        super(connection);
        this.options = options;
        this.unrefreshed = unrefreshed;
        connection.unwrap(PGConnection.class).setPrepareThreshold(BINARY_AT_ONCE);
    }

    // Statements ------------------------------------------------------------------------------------------------------

    <T> T run(String sql, Call<T> call) throws SQLException {
        WriteStatement write = CounterTable.isMovedBy(sql) ? null : WriteStatement.of(sql);
        refresh(sql, write);
        if (write == null) {
            return call.run();
        }
        refuseIfReadOnly();
        failAtFirstRow(write);
        try {
            T result = call.run();
            // The server counts no rows of a partition that a delete drops; one by key has its count.
            boolean mayDropPartition = write.isDelete() && !options.keyed().contains(sql);
            if (!(result instanceof Number count) || count.longValue() != 0 || mayDropPartition) {
                wrote(write);
            }
            return result;
        } catch (SQLException e) {
            if (!write.isOneRow() && !CrateDBErrors.STALE.equals(e.getSQLState())) {
                wrote(write);
            }
            throw e;
        }
    }

    /** Without it, an insert of what a query selects leaves out the rows that it cannot store, and has no error. */
    private void failAtFirstRow(WriteStatement write) throws SQLException {
        if (write.selectsRows() && !failsAtFirstRow) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("set session insert_select_fail_fast = true");
            }
            failsAtFirstRow = true;
        }
    }

    /** Of a row that Hibernate updates it reads what the server has given it; where there is none, the row is another one. */
    boolean requireRow(String sql, Statement statement, boolean isQuery) throws SQLException {
        if (isQuery
                && options.keyed().hasUpdate(sql)
                && !statement.getResultSet().isBeforeFirst()) {
            throw new SQLException("The row was changed or removed by another session", CrateDBErrors.STALE);
        }
        return isQuery;
    }

    /** A row whose key is there already has the count 0, and no error. */
    <T> T runBatch(String sql, Call<T> call) throws SQLException {
        WriteStatement write = WriteStatement.of(sql);
        refresh(sql, write);
        if (write == null) {
            return call.run();
        }
        refuseIfReadOnly();
        wrote(write);
        T counts = call.run();
        if (write.storesItsRow()) {
            requireRows(counts, write.table());
        }
        return counts;
    }

    private void refresh(String sql, @Nullable WriteStatement write) throws SQLException {
        boolean isByKey = (write != null && write.isOneRow()) || options.keyed().contains(sql);
        if (!isByKey && options.refresh() != RefreshMode.NEVER) {
            unrefreshed.refreshBefore(sql, connection);
        }
    }

    private void wrote(WriteStatement write) {
        written.add(write.table());
        unrefreshed.add(write.table());
    }

    private static void requireRows(Object counts, String table) throws SQLException {
        int[] results = new int[Array.getLength(counts)];
        int missing = -1;
        for (int i = results.length - 1; i >= 0; i--) {
            results[i] = (int) Array.getLong(counts, i);
            if (results[i] == 0) {
                missing = i;
                results[i] = Statement.EXECUTE_FAILED;
            }
        }
        if (missing >= 0) {
            throw new BatchUpdateException(
                    "A document with the same primary key exists already, or a check or a length refuses it: row "
                            + (missing + 1) + " of a batch of inserts into " + table
                            + ". The server tells no reason in a batch; the other rows are stored",
                    DUPLICATE,
                    results);
        }
    }

    /** The server accepts a read-only transaction and writes in it. */
    private void refuseIfReadOnly() throws SQLException {
        if (connection.isReadOnly()) {
            throw new SQLException("The connection is read-only", "25006");
        }
    }

    @Override
    public Statement createStatement() throws SQLException {
        return new CrateDBStatement(connection.createStatement(), this);
    }

    @Override
    public Statement createStatement(int type, int concurrency) throws SQLException {
        return new CrateDBStatement(connection.createStatement(type, concurrency), this);
    }

    @Override
    public Statement createStatement(int type, int concurrency, int holdability) throws SQLException {
        return new CrateDBStatement(connection.createStatement(type, concurrency, holdability), this);
    }

    @Override
    public PreparedStatement prepareStatement(String sql) throws SQLException {
        return prepared(connection.prepareStatement(sql), sql);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int type, int concurrency) throws SQLException {
        return prepared(connection.prepareStatement(sql, type, concurrency), sql);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability)
            throws SQLException {
        return prepared(connection.prepareStatement(sql, type, concurrency, holdability), sql);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int keys) throws SQLException {
        return prepared(connection.prepareStatement(sql, keys), sql);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int[] columns) throws SQLException {
        return prepared(connection.prepareStatement(sql, columns), sql);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, String[] columns) throws SQLException {
        return prepared(connection.prepareStatement(sql, columns), sql);
    }

    private PreparedStatement prepared(PreparedStatement statement, String sql) throws SQLException {
        KeyedStatements.Count count = options.keyed().count(sql);
        return new CrateDBPreparedStatement(
                count == null ? statement : CountedUpdate.of(statement, count, connection), sql, this);
    }

    // Transactions ----------------------------------------------------------------------------------------------------

    @Override
    public void setAutoCommit(boolean autoCommit) throws SQLException {
        connection.setAutoCommit(autoCommit);
        written.clear();
    }

    @Override
    public void commit() throws SQLException {
        if (options.refresh() == RefreshMode.COMMIT) {
            unrefreshed.refreshAll(connection);
        }
        connection.commit();
        written.clear();
    }

    @Override
    public void rollback() throws SQLException {
        if (connection.getAutoCommit()) {
            connection.rollback(); // refuses it
        }
        String stays = finish();
        if (stays != null && !options.rollbackIsLogged()) {
            throw new SQLFeatureNotSupportedException(stays, NOT_SUPPORTED);
        }
    }

    /** Before the connection goes back to its pool, which would send a rollback. */
    void end() throws SQLException {
        if (!connection.isClosed() && !connection.getAutoCommit()) {
            finish();
        }
    }

    /** Ends the transaction of the protocol; the log says what stays. */
    private @Nullable String finish() throws SQLException {
        connection.commit();
        if (written.isEmpty()) {
            return null;
        }
        String stays = "CrateDB has no rollback: the rows that this transaction has written into " + written
                + " stay as they are now";
        written.clear();
        LOG.error(stays);
        return stays;
    }

    @Override
    public void close() throws SQLException {
        try {
            end();
        } finally {
            connection.close();
        }
    }

    @Override
    public void abort(Executor executor) throws SQLException {
        connection.abort(executor);
    }

    // Savepoints ------------------------------------------------------------------------------------------------------

    @Override
    public Savepoint setSavepoint() throws SQLException {
        throw noSavepoints();
    }

    @Override
    public Savepoint setSavepoint(String name) throws SQLException {
        throw noSavepoints();
    }

    @Override
    public void rollback(Savepoint savepoint) throws SQLException {
        throw noSavepoints();
    }

    @Override
    public void releaseSavepoint(Savepoint savepoint) throws SQLException {
        throw noSavepoints();
    }

    private static SQLException noSavepoints() {
        return new SQLFeatureNotSupportedException(
                "CrateDB does not support savepoints: it has no transactions, and each statement takes effect by itself",
                NOT_SUPPORTED);
    }

    // The rest --------------------------------------------------------------------------------------------------------

    @Override
    public DatabaseMetaData getMetaData() throws SQLException {
        return CrateDBMetaData.of(connection);
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return type.isInstance(this) ? type.cast(this) : connection.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(this) || connection.isWrapperFor(type);
    }
}
