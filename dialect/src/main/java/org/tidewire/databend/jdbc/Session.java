package org.tidewire.databend.jdbc;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientConnectionException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A session of the server, and whether a transaction is open in it. The server swallows {@code set autocommit}, so a
 * literal {@code begin} goes out before the first statement of a transaction.
 *
 * <p>Threads that share a connection take turns; {@link Wire#abort} waits for nobody.
 */
final class Session {
    private static final String CONNECTION_LOST = "08";

    /** The seconds that Databend reckons with where a statement has no limit: a day. */
    private static final int UNLIMITED = 86_400;

    private final Wire wire;
    private final ServerVersion version;
    private String database = ConnectionUrl.DEFAULT_DATABASE;
    private ZoneId zone = ZoneOffset.UTC;
    private boolean autoCommit = true;
    private boolean readOnly;
    private boolean begun;
    /** By this machine's clock, in milliseconds. */
    private long writeDeadline;

    /** Of the statement that runs now, in seconds. */
    private int writeLimit = UNLIMITED;

    private @Nullable SQLException failure;
    private @Nullable WireRows incoming;

    private Session(Wire wire, ServerVersion version) {
        this.wire = wire;
        this.version = version;
    }

    static Session open(ConnectionUrl url) throws SQLException {
        Wire wire = Wire.open(url);
        try {
            Session session = new Session(wire, ServerVersion.parse(wire.greeting()));
            if (!url.database().equals(ConnectionUrl.DEFAULT_DATABASE)) {
                session.send("use " + Literals.identifier(url.database()));
            }
            session.refresh();
            if (!session.zone.equals(zone(url.timeZone()))) {
                session.send("set timezone = " + Literals.quoted(url.timeZone()));
                session.refresh();
            }
            return session;
        } catch (SQLException e) {
            wire.close();
            throw e;
        }
    }

    /**
     * Runs a statement as part of what is going on.
     *
     * @param sql the finished text
     * @param kind what it is
     * @param oneByOne whether its rows are read when they are asked for
     */
    synchronized Answer execute(String sql, StatementKind kind, boolean oneByOne) throws SQLException {
        check(kind);
        if (kind == StatementKind.COMMITTING && begun) {
            // The server would do it by itself, and not say so.
            commit();
        }
        if (!autoCommit && !begun && kind != StatementKind.COMMITTING && kind != StatementKind.SESSION) {
            send("begin");
            begun = true;
        }
        try {
            WireRows rows = read(sql, oneByOne);
            if (begun && kind.writes()) {
                writeDeadline = Math.max(writeDeadline, System.currentTimeMillis() + SECONDS.toMillis(writeLimit));
            }
            if (kind == StatementKind.SESSION) {
                refresh();
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
     * How many seconds a statement that was given so many may run; 0 is no limit. Databend dates what a write stores to the
     * end of its time, a day ahead where it has no limit, and refuses a later write of the transaction whose end is before
     * that (error 1001). So a write gets no less time than the writes before it still have.
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

    /** Sends what begins no transaction, such as questions of metadata; where it fails, an open one has failed with it. */
    synchronized @Nullable WireRows send(String sql) throws SQLException {
        try {
            return read(sql, false);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Reads what still comes into memory: the wire carries one answer at a time. */
    private void settle() throws SQLException {
        WireRows open = incoming;
        incoming = null;
        if (open != null) {
            try {
                open.detach();
            } catch (SQLException e) {
                throw failed(e);
            }
        }
    }

    private @Nullable WireRows read(String sql, boolean oneByOne) throws SQLException {
        settle();
        WireRows rows = wire.execute(sql, oneByOne);
        if (oneByOne) {
            incoming = rows;
        }
        return rows;
    }

    /** Remembers that the transaction cannot be committed any more. */
    SQLException failed(SQLException error) {
        if (begun && failure == null) {
            failure = error;
        }
        return error;
    }

    private void check(StatementKind kind) throws SQLException {
        if (kind == StatementKind.TRANSACTION) {
            throw new SQLFeatureNotSupportedException(
                    "Transactions are begun and ended by setAutoCommit(false), commit() and rollback(), not by statements",
                    "HYC00");
        }
        if (kind == StatementKind.SWALLOWED) {
            throw new SQLFeatureNotSupportedException(
                    "Databend would answer OK to this statement and do nothing", "HYC00");
        }
        if (readOnly && kind.writes()) {
            throw new SQLException("The connection is read-only", "25006");
        }
        if (failure != null) {
            throw new TransactionAbortedException(
                    "The transaction must be rolled back, as a statement of it failed: " + failure.getMessage(),
                    4002,
                    failure);
        }
    }

    /**
     * Commits the open transaction, if there is one.
     *
     * @throws TransactionAbortedException after a failed statement; everything is rolled back
     * @throws TransactionConflictException if another transaction was first
     */
    synchronized void commit() throws SQLException {
        if (begun && failure == null) {
            try {
                settle();
            } catch (SQLException e) {
                failure = e;
            }
        }
        SQLException cause = failure;
        if (cause != null) {
            rollback();
            throw new TransactionAbortedException(
                    "The transaction was rolled back instead of committed, as a statement of it failed: "
                            + cause.getMessage(),
                    4002,
                    cause);
        }
        if (!begun) {
            return;
        }
        begun = false;
        try {
            send("commit");
        } catch (SQLException e) {
            String state = String.valueOf(e.getSQLState());
            if (state.startsWith(CONNECTION_LOST)) {
                throw new SQLNonTransientConnectionException(
                        "The connection was lost during commit: nobody knows whether the transaction was committed",
                        "08007",
                        e.getErrorCode(),
                        e);
            }
            if (!(e instanceof TransactionConflictException)) {
                undo(e);
            }
            throw e;
        }
    }

    /** After a conflict nothing is open any more; after other errors that is not known. */
    private void undo(SQLException failedCommit) {
        begun = true;
        try {
            rollback();
        } catch (SQLException e) {
            failedCommit.addSuppressed(e);
        }
    }

    /**
     * Undoes the open transaction, if there is one.
     *
     * @throws SQLNonTransientConnectionException if the server does not say that it did; the connection is closed then, and
     *     the transaction ends with it
     */
    synchronized void rollback() throws SQLException {
        failure = null;
        if (!begun) {
            return;
        }
        begun = false;
        try {
            settle();
        } catch (SQLException e) {
            // Who reads the rows gets an error as well, and the transaction ends in any case.
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
                wire.close();
            } catch (SQLException alsoClosing) {
                lost.addSuppressed(alsoClosing);
            }
            throw lost;
        }
    }

    /**
     * Rolls back what is open where a pool is taking the connection back. HikariCP does not by itself after {@code
     * executeLargeUpdate()} of a prepared statement, which it does not see; it would reset auto-commit, and so commit, or
     * lend the open transaction to the next one.
     */
    synchronized void rollbackOnReturn() throws SQLException {
        if (begun && PoolReturn.isGoingOn()) {
            rollback();
        }
    }

    /** Whether the server answers. */
    synchronized boolean isValid(int seconds) throws SQLException {
        if (seconds < 0) {
            throw new SQLException("The timeout is at least 0 seconds, not " + seconds, "22023");
        }
        try {
            // Otherwise the driver below could not ask, and would take the connection for a broken one.
            settle();
        } catch (SQLException e) {
            // Not about the connection, or it says so itself.
        }
        return wire.isValid(seconds);
    }

    synchronized void setAutoCommit(boolean autoCommit) throws SQLException {
        rollbackOnReturn();
        if (autoCommit && !this.autoCommit) {
            commit();
        }
        this.autoCommit = autoCommit;
    }

    boolean isAutoCommit() {
        return autoCommit;
    }

    boolean isReadOnly() {
        return readOnly;
    }

    void setReadOnly(boolean readOnly) throws SQLException {
        rollbackOnReturn();
        if (begun && readOnly != this.readOnly) {
            throw new SQLException("A transaction is open: end it before it is made read-only or writable", "25001");
        }
        this.readOnly = readOnly;
    }

    ServerVersion version() {
        return version;
    }

    String database() {
        return database;
    }

    /** The zone of timestamps that come without one. */
    ZoneId zone() {
        return zone;
    }

    Wire wire() {
        return wire;
    }

    void use(String name) throws SQLException {
        send("use " + Literals.identifier(name));
        refresh();
    }

    private void refresh() throws SQLException {
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

    /** Rolls back what is open, and leaves. */
    synchronized void close() throws SQLException {
        if (wire.isClosed()) {
            return;
        }
        try {
            rollback();
        } finally {
            wire.close();
        }
    }
}
