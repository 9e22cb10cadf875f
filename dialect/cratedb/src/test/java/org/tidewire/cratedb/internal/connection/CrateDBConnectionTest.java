package org.tidewire.cratedb.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.tidewire.cratedb.internal.sql.KeyedStatements;
import org.tidewire.testkit.junit.PostgreSQLDatabase;
import org.tidewire.testkit.junit.PostgreSQLTest;
import org.tidewire.testkit.support.LogCapture;

/** What the connection does by itself, over PostgreSQL, which would roll back if it were asked to. */
@PostgreSQLTest
class CrateDBConnectionTest {
    private final String url;
    private CrateDBConnection connection;

    CrateDBConnectionTest(PostgreSQLDatabase database) {
        this.url = database.url();
    }

    @BeforeEach
    void connect() throws SQLException {
        connection = connect(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table t (id int primary key, name varchar(9) not null)");
        }
        connection.setAutoCommit(false);
    }

    @AfterEach
    void drop() throws SQLException {
        connection.close();
        try (Connection other = DriverManager.getConnection(url);
                Statement statement = other.createStatement()) {
            statement.execute("drop table t");
        }
    }

    private CrateDBConnection connect(boolean rollbackIsLogged) throws SQLException {
        return new CrateDBConnection(
                DriverManager.getConnection(url),
                new ConnectionOptions(rollbackIsLogged, RefreshMode.NEVER, new KeyedStatements()),
                new UnrefreshedTables(new Views()));
    }

    @Test
    void aRollbackAfterReadsIsSilent() throws SQLException {
        count();
        try (LogCapture log = LogCapture.of("org.tidewire")) {
            connection.rollback();

            assertThat(log.atLeast(Level.WARN)).isEmpty();
        }
        connection.setReadOnly(true); // which a transaction that is open refuses
        connection.setReadOnly(false);
    }

    @Test
    void aRollbackAfterAWriteThrowsAndTheRowStays() throws SQLException {
        insert(1);
        try (LogCapture log = LogCapture.of("org.tidewire")) {
            assertThatThrownBy(connection::rollback)
                    .isInstanceOf(SQLFeatureNotSupportedException.class)
                    .hasMessage(
                            "CrateDB has no rollback: the rows that this transaction has written into [t] stay as they"
                                    + " are now");
            assertThat(log.atLeast(Level.ERROR)).hasSize(1);
        }
        assertThat(count()).isEqualTo(1);
        connection.rollback();
    }

    @Test
    void aRollbackAfterAWriteIsLoggedAloneWhereTheSettingSaysSo() throws SQLException {
        try (CrateDBConnection lenient = connect(true)) {
            lenient.setAutoCommit(false);
            try (Statement statement = lenient.createStatement();
                    LogCapture log = LogCapture.of("org.tidewire")) {
                statement.executeUpdate("insert into t values (1, 'a')");
                lenient.rollback();

                assertThat(log.atLeast(Level.ERROR)).hasSize(1);
            }
        }
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void whatIsCommittedIsNoLongerToBeRolledBack() throws SQLException {
        insert(1);
        connection.commit();
        connection.rollback();
    }

    @Test
    void aWriteThatChangedNothingNeedsNoRollback() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("update t set name = 'b' where id = 99");
        }
        connection.rollback();
    }

    @Test
    void anInsertOfOneRowThatFailedNeedsNoRollback() throws SQLException {
        assertThatThrownBy(() -> {
                    try (Statement statement = connection.createStatement()) {
                        statement.executeUpdate("insert into t values (1, null)");
                    }
                })
                .isInstanceOf(SQLException.class);
        connection.rollback();
    }

    @Test
    void closingAfterAWriteSaysThatTheRowStays() throws SQLException {
        insert(1);
        try (LogCapture log = LogCapture.of("org.tidewire")) {
            connection.close();

            assertThat(log.atLeast(Level.ERROR)).hasSize(1);
        }
        connection = connect(false);
        connection.setAutoCommit(false);
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void savepointsAreRefused() {
        assertThatThrownBy(connection::setSavepoint).isInstanceOf(SQLFeatureNotSupportedException.class);
        assertThatThrownBy(() -> connection.setSavepoint("s")).isInstanceOf(SQLFeatureNotSupportedException.class);
    }

    /** On PostgreSQL an 'on conflict' gives the count 0, which CrateDB gives without. */
    @Test
    void aDuplicateInABatchOfInsertsIsAnError() throws SQLException {
        insert(2);
        connection.commit();
        WriteStatement plain = WriteStatement.of("insert into t values (?, ?)");
        assertThat(plain.storesItsRow()).isTrue();

        assertThatThrownBy(() -> connection.runBatch(plain.sql(), () -> {
                    try (PreparedStatement statement =
                            connection.prepareStatement("insert into t values (?, 'b') on conflict do nothing")) {
                        for (int id = 1; id <= 3; id++) {
                            statement.setInt(1, id);
                            statement.addBatch();
                        }
                        return statement.executeBatch();
                    }
                }))
                .isInstanceOfSatisfying(BatchUpdateException.class, e -> {
                    assertThat(e.getSQLState()).isEqualTo("23505");
                    assertThat(e.getMessage()).contains("row 2 of a batch of inserts into t");
                    assertThat(e.getUpdateCounts()).containsExactly(1, Statement.EXECUTE_FAILED, 1);
                });
        assertThatThrownBy(connection::rollback).hasMessageContaining("[t]");
    }

    @Test
    void aReadOnlyConnectionWritesNothing() throws SQLException {
        connection.setReadOnly(true);

        assertThatThrownBy(() -> insert(1)).hasMessage("The connection is read-only");
        assertThat(count()).isZero();
        connection.commit();
        connection.setReadOnly(false);
    }

    @Test
    void statementsKnowTheirConnectionAndTheDriversObjectsAreReached() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select 1")) {
            assertThat(statement.getConnection()).isSameAs(connection);
            assertThat(statement.isWrapperFor(org.postgresql.PGStatement.class)).isTrue();
        }
        assertThat(connection.unwrap(PGConnection.class).getPrepareThreshold()).isEqualTo(-1);
        assertThat(connection.getMetaData().getDefaultTransactionIsolation())
                .isEqualTo(Connection.TRANSACTION_READ_UNCOMMITTED);
        try (ResultSet indexes = connection.getMetaData().getIndexInfo(null, null, "t", false, true)) {
            assertThat(indexes.next()).isFalse();
        }
    }

    private void insert(int id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("insert into t values (?, 'a')")) {
            statement.setInt(1, id);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    private int count() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from t")) {
            row.next();
            return row.getInt(1);
        }
    }
}
