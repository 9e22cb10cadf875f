package org.tidewire.databend.jdbc.internal.session;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.jdbc.DatabendError;
import org.tidewire.databend.jdbc.internal.Refusal;
import org.tidewire.databend.jdbc.internal.result.Rows;
import org.tidewire.databend.jdbc.internal.result.ServerRows;
import org.tidewire.databend.jdbc.internal.result.UpdateCount;
import org.tidewire.databend.jdbc.internal.sql.StatementKind;
import org.tidewire.databend.jdbc.internal.value.LiteralEncoder;

/**
 * A session of the server and its transaction. The server ignores {@code set autocommit}, so the session sends {@code begin}
 * before the first statement of a transaction.
 *
 * <p>Threads that share a connection take turns; only {@link #abort} does not wait.
 */
public final class Session {
    private static final String CONNECTION_LOST = "08";

    /** In seconds: a day, which Databend assumes for a statement without a limit. */
    private static final int UNLIMITED = 86_400;

    private final ServerConnection server;
    private final ServerVersion version;
    private String database = ConnectionUrl.DEFAULT_DATABASE;
    private ZoneId zone = ZoneOffset.UTC;
    private boolean autoCommit = true;
    private boolean readOnly;
    private boolean begun;
    private volatile boolean closed;

    /** By this machine's clock, in milliseconds. */
    private long writeDeadline;

    /** Of the statement that runs now, in seconds. */
    private int writeLimit = UNLIMITED;

    private @Nullable SQLException failure;

    /** The result whose rows Connector/J still reads one by one. */
    private @Nullable ServerRows openResult;

    private Session(ServerConnection server, ServerVersion version) {
        this.server = server;
        this.version = version;
    }

    /** Connects to the server of a URL. */
    public static Session open(ConnectionUrl url) throws SQLException {
        ServerConnection server = ServerConnection.open(url);
        try {
            Session session = new Session(server, ServerVersion.parse(server.greeting()));
            if (!url.database().equals(ConnectionUrl.DEFAULT_DATABASE)) {
                session.send("use " + LiteralEncoder.identifier(url.database()));
            }
            session.readSettings();
            if (!session.zone.equals(zone(url.timeZone()))) {
                session.send("set timezone = " + LiteralEncoder.quoted(url.timeZone()));
                session.readSettings();
            }
            return session;
        } catch (SQLException e) {
            server.close();
            throw e;
        }
    }

    /**
     * Runs a statement in the transaction, which it begins if necessary.
     *
     * @param sql the complete text
     * @param oneByOne whether each row is read when it is asked for, instead of all at once
     */
    synchronized Answer execute(String sql, StatementKind kind, boolean oneByOne) throws SQLException {
        check(kind);
        if (kind == StatementKind.COMMITTING && begun) {
            // The server would commit without reporting a conflict.
            commit();
        }
        if (!autoCommit && !begun && kind != StatementKind.COMMITTING && kind != StatementKind.SESSION) {
            send("begin");
            begun = true;
        }
        try {
            ServerRows rows = read(sql, oneByOne);
            if (begun && kind.writes()) {
                writeDeadline = Math.max(writeDeadline, System.currentTimeMillis() + SECONDS.toMillis(writeLimit));
            }
            if (kind == StatementKind.SESSION) {
                readSettings();
            }
            if (rows == null) {
                return new Answer(null, 0);
            }
            boolean counts = kind.counts() || (kind == StatementKind.COMMITTING && UpdateCount.in(rows));
            return counts ? new Answer(null, UpdateCount.of(rows)) : new Answer(rows, 0);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /**
     * Returns how many seconds a statement that was given {@code seconds} may run; 0 is no limit. Databend dates a write to the end
     * of its time limit, a day ahead if it has none, and refuses a later write of the transaction whose limit ends earlier (error
     * 1001). So a write gets at least the time that the writes before it still have.
     */
    synchronized int timeLimit(StatementKind kind, int seconds) {
        if (autoCommit || !kind.writes()) {
            return seconds;
        }
        writeDeadline = begun ? writeDeadline : 0;
        long least = MILLISECONDS.toSeconds(Math.max(0, writeDeadline - System.currentTimeMillis())) + 2;
        int limit = seconds == 0 || writeDeadline == 0 ? seconds : (int) Math.max(seconds, least);
        writeLimit = limit == 0 ? UNLIMITED : limit;
        return limit;
    }

    /** Sends a statement that begins no transaction, such as a query of metadata. If it fails, an open transaction has failed. */
    public synchronized @Nullable Rows send(String sql) throws SQLException {
        try {
            return read(sql, false);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Reads the rest of an open result into memory: MySQL's protocol carries one result at a time. */
    private void bufferOpenResult() throws SQLException {
        ServerRows open = openResult;
        openResult = null;
        if (open != null) {
            open.buffer();
        }
    }

    private @Nullable ServerRows read(String sql, boolean oneByOne) throws SQLException {
        bufferOpenResult();
        ServerRows rows = server.execute(sql, oneByOne, this::failed);
        if (oneByOne) {
            openResult = rows;
        }
        return rows;
    }

    /** Remembers that the transaction cannot be committed any more, and returns the exception. */
    public SQLException failed(SQLException error) {
        if (begun && failure == null) {
            failure = error;
        }
        return error;
    }

    private void check(StatementKind kind) throws SQLException {
        if (kind == StatementKind.TRANSACTION) {
            throw Refusal.of(
                    "Transactions are begun and ended by setAutoCommit(false), commit() and rollback(), not by statements");
        }
        if (kind == StatementKind.SWALLOWED) {
            throw Refusal.of("Databend would answer OK to this statement and do nothing");
        }
        if (readOnly && kind.writes()) {
            throw new SQLException("The connection is read-only", "25006");
        }
        if (failure != null) {
            throw DatabendError.TRANSACTION_ABORTED.exception(
                    "The transaction must be rolled back, as a statement of it failed: " + failure.getMessage(),
                    failure);
        }
    }

    /**
     * Commits the open transaction, if there is one. After a failed statement it rolls back and throws {@link
     * DatabendError#TRANSACTION_ABORTED}; if another transaction committed first it throws {@link DatabendError#CONFLICT}.
     */
    public synchronized void commit() throws SQLException {
        if (begun && failure == null) {
            try {
                bufferOpenResult();
            } catch (SQLException e) {
                failure = e;
            }
        }
        SQLException cause = failure;
        if (cause != null) {
            rollback();
            throw DatabendError.TRANSACTION_ABORTED.exception(
                    "The transaction was rolled back instead of committed, as a statement of it failed: "
                            + cause.getMessage(),
                    cause);
        }
        if (!begun) {
            return;
        }
        begun = false;
        try {
            send("commit");
        } catch (SQLException e) {
            if (String.valueOf(e.getSQLState()).startsWith(CONNECTION_LOST)) {
                throw new SQLNonTransientConnectionException(
                        "The connection was lost during commit: nobody knows whether the transaction was committed",
                        "08007",
                        e.getErrorCode(),
                        e);
            }
            if (DatabendError.of(e) != DatabendError.CONFLICT) {
                rollbackAfterFailedCommit(e);
            }
            throw e;
        }
    }

    /** After a conflict no transaction is open; after other errors this is not known. */
    private void rollbackAfterFailedCommit(SQLException failedCommit) {
        begun = true;
        try {
            rollback();
        } catch (SQLException e) {
            failedCommit.addSuppressed(e);
        }
    }

    /**
     * Rolls back the open transaction, if there is one.
     *
     * @throws SQLNonTransientConnectionException if the server does not confirm it; then the connection is closed, which ends the
     *     transaction
     */
    public synchronized void rollback() throws SQLException {
        failure = null;
        if (!begun) {
            return;
        }
        begun = false;
        try {
            bufferOpenResult();
        } catch (SQLException e) {
            // Ignored: the reader of the rows gets its own error, and the transaction ends in any case.
        }
        try {
            send("rollback");
        } catch (SQLException e) {
            SQLException lost = new SQLNonTransientConnectionException(
                    "The connection was closed, as it could not be rolled back: " + e.getMessage(),
                    "08006",
                    e.getErrorCode(),
                    e);
            try {
                server.close();
            } catch (SQLException alsoClosing) {
                lost.addSuppressed(alsoClosing);
            }
            throw lost;
        }
    }

    /** Whether the server answers. */
    public synchronized boolean isValid(int seconds) throws SQLException {
        if (seconds < 0) {
            throw new SQLException("The timeout is at least 0 seconds, not " + seconds, "22023");
        }
        try {
            // With an open result Connector/J could not ask, and would take the connection for broken.
            bufferOpenResult();
        } catch (SQLException e) {
            // Ignored: the error concerns the result; a broken connection shows below.
        }
        return !closed && server.isValid(seconds);
    }

    /** Sets the commit mode; a change to auto-commit commits the open transaction, as JDBC requires. */
    public synchronized void setAutoCommit(boolean autoCommit) throws SQLException {
        if (autoCommit && !this.autoCommit) {
            commit();
        }
        this.autoCommit = autoCommit;
    }

    public boolean isAutoCommit() {
        return autoCommit;
    }

    public boolean isReadOnly() {
        return readOnly;
    }

    public void setReadOnly(boolean readOnly) throws SQLException {
        if (begun && readOnly != this.readOnly) {
            throw new SQLException("A transaction is open: end it before it is made read-only or writable", "25001");
        }
        this.readOnly = readOnly;
    }

    public ServerVersion version() {
        return version;
    }

    public String database() {
        return database;
    }

    /** The zone of timestamps that come without an offset. */
    public ZoneId zone() {
        return zone;
    }

    public void use(String name) throws SQLException {
        send("use " + LiteralEncoder.identifier(name));
        readSettings();
    }

    private void readSettings() throws SQLException {
        try (Rows rows = send("select database(), timezone()")) {
            if (rows != null && rows.next()) {
                database = String.valueOf(rows.text(0));
                zone = zone(String.valueOf(rows.text(1)));
            }
        }
    }

    private static ZoneId zone(String name) throws SQLException {
        try {
            ZoneId zone = ZoneId.of(name);
            return zone.normalized().equals(ZoneOffset.UTC) ? ZoneOffset.UTC : zone;
        } catch (DateTimeException e) {
            throw new SQLException("Java does not know the time zone " + name, "22009", e);
        }
    }

    public void setNetworkTimeout(Executor executor, int milliseconds) throws SQLException {
        server.setNetworkTimeout(executor, milliseconds);
    }

    public int getNetworkTimeout() throws SQLException {
        return server.getNetworkTimeout();
    }

    /** Whether the application has closed the session. */
    public boolean isOpen() {
        return !closed;
    }

    /** Whether the session is closed, also by a lost connection. */
    public boolean isClosed() throws SQLException {
        return closed || server.isClosed();
    }

    /** Throws an exception if the application has closed the session. */
    public void ensureOpen() throws SQLException {
        if (closed) {
            throw new SQLNonTransientConnectionException("The connection is closed", "08003");
        }
    }

    public void abort(Executor executor) throws SQLException {
        closed = true;
        server.abort(executor);
    }

    /** Rolls back the open transaction and disconnects. */
    public synchronized void close() throws SQLException {
        closed = true;
        if (server.isClosed()) {
            return;
        }
        try {
            rollback();
        } finally {
            server.close();
        }
    }
}
