package org.tidewire.databend.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** What {@link Connection} does. */
final class ConnectionCalls {
    /** The one catalog of a server; what JDBC calls a schema is Databend's database. */
    static final String CATALOG = "default";

    final Connection proxy = Calls.proxy(Connection.class, this);

    private final Session session;
    private final String url;
    private final String user;
    private final Set<StatementCalls> statements = ConcurrentHashMap.newKeySet();
    private boolean closed;

    ConnectionCalls(Session session, String url, String user) {
        this.session = session;
        this.url = url;
        this.user = user;
    }

    Session session() {
        return session;
    }

    String url() {
        return url;
    }

    String user() {
        return user;
    }

    ZoneId zone() {
        return session.zone();
    }

    void ensureOpen() throws SQLException {
        if (closed) {
            throw new SQLNonTransientConnectionException("The connection is closed", "08003");
        }
    }

    void statementClosed(StatementCalls statement) {
        statements.remove(statement);
    }

    Statement createStatement() throws SQLException {
        ensureOpen();
        StatementCalls statement = new StatementCalls(this, Statement.class);
        statements.add(statement);
        return statement.proxy;
    }

    Statement createStatement(int type, int concurrency) throws SQLException {
        checkResult(type, concurrency);
        return createStatement();
    }

    Statement createStatement(int type, int concurrency, int holdability) throws SQLException {
        return createStatement(type, concurrency);
    }

    PreparedStatement prepareStatement(String sql) throws SQLException {
        ensureOpen();
        PreparedStatementCalls statement = new PreparedStatementCalls(this, sql);
        statements.add(statement);
        return (PreparedStatement) statement.proxy;
    }

    PreparedStatement prepareStatement(String sql, int generatedKeys) throws SQLException {
        checkNoKeys(generatedKeys);
        return prepareStatement(sql);
    }

    PreparedStatement prepareStatement(String sql, int type, int concurrency) throws SQLException {
        checkResult(type, concurrency);
        return prepareStatement(sql);
    }

    PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability) throws SQLException {
        return prepareStatement(sql, type, concurrency);
    }

    String nativeSQL(String sql) {
        return sql;
    }

    boolean getAutoCommit() throws SQLException {
        ensureOpen();
        return session.isAutoCommit();
    }

    void setAutoCommit(boolean autoCommit) throws SQLException {
        ensureOpen();
        session.setAutoCommit(autoCommit);
    }

    void commit() throws SQLException {
        checkTransaction("commit");
        session.commit();
    }

    void rollback() throws SQLException {
        checkTransaction("rollback");
        session.rollback();
    }

    private void checkTransaction(String what) throws SQLException {
        ensureOpen();
        if (session.isAutoCommit()) {
            throw new SQLException("There is nothing to " + what + ": the connection commits each statement", "25000");
        }
    }

    void close() throws SQLException {
        if (!closed) {
            closed = true;
            try {
                for (StatementCalls statement : List.copyOf(statements)) {
                    statement.close();
                }
            } finally {
                session.close();
            }
        }
    }

    void abort(Executor executor) throws SQLException {
        closed = true;
        session.wire().abort(executor);
    }

    boolean isClosed() throws SQLException {
        return closed || session.wire().isClosed();
    }

    boolean isValid(int seconds) throws SQLException {
        return !closed && session.isValid(seconds);
    }

    boolean isReadOnly() throws SQLException {
        ensureOpen();
        return session.isReadOnly();
    }

    void setReadOnly(boolean readOnly) throws SQLException {
        ensureOpen();
        session.setReadOnly(readOnly);
    }

    int getTransactionIsolation() {
        return Connection.TRANSACTION_READ_COMMITTED;
    }

    void setTransactionIsolation(int level) throws SQLException {
        ensureOpen();
        if (level != Connection.TRANSACTION_READ_COMMITTED) {
            throw new SQLFeatureNotSupportedException(
                    "Databend's transactions are READ COMMITTED with conflicts at commit; it has no other isolation level",
                    "HYC00");
        }
    }

    /** Results are held in this driver, not in the transaction. */
    int getHoldability() {
        return ResultSet.HOLD_CURSORS_OVER_COMMIT;
    }

    void setHoldability(int holdability) throws SQLException {
        if (holdability != ResultSet.HOLD_CURSORS_OVER_COMMIT) {
            throw new SQLFeatureNotSupportedException("Results stay open over a commit", "HYC00");
        }
    }

    String getCatalog() throws SQLException {
        ensureOpen();
        return CATALOG;
    }

    void setCatalog(String catalog) throws SQLException {
        ensureOpen();
        if (!CATALOG.equals(catalog)) {
            throw new SQLFeatureNotSupportedException(
                    "The catalog is " + CATALOG + "; a Databend database is a schema here: setSchema(\"" + catalog
                            + "\")",
                    "HYC00");
        }
    }

    String getSchema() throws SQLException {
        ensureOpen();
        return session.database();
    }

    void setSchema(String schema) throws SQLException {
        ensureOpen();
        session.rollbackOnReturn();
        session.use(schema);
    }

    DatabaseMetaData getMetaData() throws SQLException {
        ensureOpen();
        return new MetaDataCalls(this).proxy;
    }

    /** A pool lends the connection. */
    void beginRequest() {}

    /** A pool has it back. */
    void endRequest() throws SQLException {
        session.rollback();
    }

    Map<String, Class<?>> getTypeMap() {
        return Map.of();
    }

    Properties getClientInfo() {
        return new Properties();
    }

    @Nullable
    String getClientInfo(String name) {
        return null;
    }

    int getNetworkTimeout() throws SQLException {
        return session.wire().getNetworkTimeout();
    }

    void setNetworkTimeout(Executor executor, int milliseconds) throws SQLException {
        session.wire().setNetworkTimeout(executor, milliseconds);
    }

    @Nullable
    SQLWarning getWarnings() {
        return null;
    }

    /** There are none; but it is what HikariCP calls last when it takes a connection back. */
    void clearWarnings() throws SQLException {
        session.rollbackOnReturn();
    }

    static void checkNoKeys(int generatedKeys) throws SQLException {
        if (generatedKeys != Statement.NO_GENERATED_KEYS) {
            throw new SQLFeatureNotSupportedException(
                    "Databend does not return generated keys: use a sequence, and select nextval first", "HYC00");
        }
    }

    private static void checkResult(int type, int concurrency) throws SQLException {
        if (type != ResultSet.TYPE_FORWARD_ONLY || concurrency != ResultSet.CONCUR_READ_ONLY) {
            throw new SQLFeatureNotSupportedException(
                    "Databend's results are read forwards and not written: TYPE_FORWARD_ONLY, CONCUR_READ_ONLY",
                    "HYC00");
        }
    }
}
