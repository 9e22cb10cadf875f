package org.tidewire.databend.jdbc.internal.connection;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.jdbc.internal.Refusal;
import org.tidewire.databend.jdbc.internal.metadata.DatabendDatabaseMetaData;
import org.tidewire.databend.jdbc.internal.session.Session;
import org.tidewire.databend.jdbc.internal.sql.StatementCache;
import org.tidewire.databend.jdbc.internal.statement.DatabendPreparedStatement;
import org.tidewire.databend.jdbc.internal.statement.DatabendStatement;

/** A JDBC connection to Databend. */
public final class DatabendConnection extends RefusingConnection {
    private static final String CATALOG = DatabendDatabaseMetaData.CATALOG;

    private final Session session;
    private final String url;
    private final String user;
    private final StatementCache cache = new StatementCache();
    private final Set<DatabendStatement> statements = ConcurrentHashMap.newKeySet();

    /** Makes a connection. */
    public DatabendConnection(Session session, String url, String user) {
        this.session = session;
        this.url = url;
        this.user = user;
    }

    @Override
    public Statement createStatement() throws SQLException {
        session.ensureOpen();
        DatabendStatement statement = new DatabendStatement(this, session, statements::remove);
        statements.add(statement);
        return statement;
    }

    @Override
    public Statement createStatement(int type, int concurrency) throws SQLException {
        checkResult(type, concurrency);
        return createStatement();
    }

    @Override
    public Statement createStatement(int type, int concurrency, int holdability) throws SQLException {
        return createStatement(type, concurrency);
    }

    @Override
    public PreparedStatement prepareStatement(String sql) throws SQLException {
        session.ensureOpen();
        DatabendPreparedStatement statement =
                new DatabendPreparedStatement(this, session, statements::remove, cache.prepared(sql));
        statements.add(statement);
        return statement;
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int generatedKeys) throws SQLException {
        DatabendStatement.checkNoKeys(generatedKeys);
        return prepareStatement(sql);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int type, int concurrency) throws SQLException {
        checkResult(type, concurrency);
        return prepareStatement(sql);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability)
            throws SQLException {
        return prepareStatement(sql, type, concurrency);
    }

    @Override
    public String nativeSQL(String sql) {
        return sql;
    }

    @Override
    public boolean getAutoCommit() throws SQLException {
        session.ensureOpen();
        return session.isAutoCommit();
    }

    @Override
    public void setAutoCommit(boolean autoCommit) throws SQLException {
        session.ensureOpen();
        session.setAutoCommit(autoCommit);
    }

    @Override
    public void commit() throws SQLException {
        checkTransaction("commit");
        session.commit();
    }

    @Override
    public void rollback() throws SQLException {
        checkTransaction("rollback");
        session.rollback();
    }

    private void checkTransaction(String what) throws SQLException {
        session.ensureOpen();
        if (session.isAutoCommit()) {
            throw new SQLException("There is nothing to " + what + ": the connection commits each statement", "25000");
        }
    }

    @Override
    public void close() throws SQLException {
        if (session.isOpen()) {
            try {
                for (DatabendStatement statement : List.copyOf(statements)) {
                    statement.close();
                }
            } finally {
                session.close();
            }
        }
    }

    @Override
    public void abort(Executor executor) throws SQLException {
        session.abort(executor);
    }

    @Override
    public boolean isClosed() throws SQLException {
        return session.isClosed();
    }

    @Override
    public boolean isValid(int seconds) throws SQLException {
        return session.isValid(seconds);
    }

    @Override
    public boolean isReadOnly() throws SQLException {
        session.ensureOpen();
        return session.isReadOnly();
    }

    @Override
    public void setReadOnly(boolean readOnly) throws SQLException {
        session.ensureOpen();
        session.setReadOnly(readOnly);
    }

    @Override
    public int getTransactionIsolation() {
        return Connection.TRANSACTION_READ_COMMITTED;
    }

    @Override
    public void setTransactionIsolation(int level) throws SQLException {
        session.ensureOpen();
        if (level != Connection.TRANSACTION_READ_COMMITTED) {
            throw Refusal.of(
                    "Databend's transactions are READ COMMITTED with conflicts at commit; it has no other isolation level");
        }
    }

    /** Results stay open over a commit, since their rows are in the memory of the client by then. */
    @Override
    public int getHoldability() {
        return ResultSet.HOLD_CURSORS_OVER_COMMIT;
    }

    @Override
    public void setHoldability(int holdability) throws SQLException {
        if (holdability != ResultSet.HOLD_CURSORS_OVER_COMMIT) {
            throw Refusal.of("Results stay open over a commit");
        }
    }

    @Override
    public String getCatalog() throws SQLException {
        session.ensureOpen();
        return CATALOG;
    }

    @Override
    public void setCatalog(String catalog) throws SQLException {
        session.ensureOpen();
        if (!CATALOG.equals(catalog)) {
            throw Refusal.of("The catalog is " + CATALOG + "; a Databend database is a schema here: setSchema(\""
                    + catalog + "\")");
        }
    }

    @Override
    public String getSchema() throws SQLException {
        session.ensureOpen();
        return session.database();
    }

    @Override
    public void setSchema(String schema) throws SQLException {
        session.ensureOpen();
        session.use(schema);
    }

    @Override
    public DatabaseMetaData getMetaData() throws SQLException {
        session.ensureOpen();
        return new DatabendDatabaseMetaData(this, session, url, user);
    }

    /** A pool hands the connection out. */
    @Override
    public void beginRequest() {}

    /** A pool takes the connection back; an open transaction is rolled back. */
    @Override
    public void endRequest() throws SQLException {
        session.rollback();
    }

    @Override
    public Map<String, Class<?>> getTypeMap() {
        return Map.of();
    }

    @Override
    public Properties getClientInfo() {
        return new Properties();
    }

    @Override
    public @Nullable String getClientInfo(String name) {
        return null;
    }

    @Override
    public int getNetworkTimeout() throws SQLException {
        return session.getNetworkTimeout();
    }

    @Override
    public void setNetworkTimeout(Executor executor, int milliseconds) throws SQLException {
        session.setNetworkTimeout(executor, milliseconds);
    }

    @Override
    public @Nullable SQLWarning getWarnings() {
        return null;
    }

    @Override
    public void clearWarnings() {}

    private static void checkResult(int type, int concurrency) throws SQLException {
        if (type != ResultSet.TYPE_FORWARD_ONLY || concurrency != ResultSet.CONCUR_READ_ONLY) {
            throw Refusal.of(
                    "Databend's results are read forwards and not written: TYPE_FORWARD_ONLY, CONCUR_READ_ONLY");
        }
    }
}
