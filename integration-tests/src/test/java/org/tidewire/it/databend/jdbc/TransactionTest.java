package org.tidewire.it.databend.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tidewire.it.databend.jdbc.Jdbc.query;
import static org.tidewire.it.databend.jdbc.Jdbc.update;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.databend.jdbc.TransactionAbortedException;
import org.tidewire.databend.jdbc.TransactionConflictException;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;

@DatabendTest
class TransactionTest extends TappedConnections {
    TransactionTest(TestDatabase database) {
        super(database);
    }

    @Override
    void createTable() throws SQLException {
        update(connection, "create or replace table t (a int, b int)");
    }

    @Test
    void beginsBeforeItsFirstStatementAndIsSeenWhenCommitted() throws SQLException {
        update(connection, "insert into t values (1, 1)");
        update(connection, "insert into t values (2, 2)");
        assertThat(query(connection, "select count(*) from t")).isEqualTo("2");
        assertThat(query(other, "select count(*) from t")).isEqualTo("0");
        connection.commit();
        assertThat(query(other, "select count(*) from t")).isEqualTo("2");

        assertThat(tap.take())
                .containsExactly(
                        "begin",
                        "insert into t values (1, 1)",
                        "insert into t values (2, 2)",
                        "select count(*) from t",
                        "commit");
    }

    @Test
    void isUndoneByRollback() throws SQLException {
        update(connection, "insert into t values (1, 1)");
        connection.rollback();
        connection.commit();
        assertThat(query(other, "select count(*) from t")).isEqualTo("0");
        assertThat(tap.take()).containsExactly("begin", "insert into t values (1, 1)", "rollback");
    }

    @Test
    void isUndoneByClose() throws SQLException {
        update(connection, "insert into t values (1, 1)");
        connection.close();
        assertThat(query(other, "select count(*) from t")).isEqualTo("0");
        assertThat(tap.take()).contains("rollback");
    }

    @Test
    void isUndoneOnTheWayBackToThePool() throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setAutoCommit(false);
        config.setMaximumPoolSize(1);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            try (Connection borrowed = pool.getConnection()) {
                update(borrowed, "insert into t values (1, 1)");
            }
            try (Connection borrowed = pool.getConnection()) {
                assertThat(query(borrowed, "select count(*) from t")).isEqualTo("0");
            }
        }
    }

    @Test
    void isCommittedByAutoCommit() throws SQLException {
        update(connection, "insert into t values (1, 1)");
        connection.setAutoCommit(true);
        assertThat(query(other, "select count(*) from t")).isEqualTo("1");
        assertThatThrownBy(connection::commit).hasFieldOrPropertyWithValue("SQLState", "25000");
        assertThatThrownBy(connection::rollback).hasFieldOrPropertyWithValue("SQLState", "25000");
    }

    @Test
    void isCommittedBeforeADefinition() throws SQLException {
        update(connection, "insert into t values (1, 1)");
        update(connection, "create or replace table u (a int)");
        connection.rollback();
        assertThat(query(other, "select count(*) from t")).isEqualTo("1");
        assertThat(tap.take())
                .containsExactly("begin", "insert into t values (1, 1)", "commit", "create or replace table u (a int)");
        assertThat(connection.getMetaData().dataDefinitionCausesTransactionCommit())
                .isTrue();
    }

    @Test
    void isNotCommittedAfterAFailedStatement() throws SQLException {
        update(connection, "insert into t values (1, 1)");
        assertThatThrownBy(() -> query(connection, "select nothing from nowhere"))
                .isInstanceOf(SQLSyntaxErrorException.class);
        assertThatThrownBy(() -> query(connection, "select 1"))
                .isInstanceOf(TransactionAbortedException.class)
                .hasMessageContaining("must be rolled back")
                .hasMessageContaining("nowhere");
        assertThatThrownBy(connection::commit)
                .isInstanceOf(TransactionAbortedException.class)
                .hasMessageContaining("rolled back instead of committed")
                .hasCauseInstanceOf(SQLSyntaxErrorException.class);

        update(connection, "insert into t values (2, 2)");
        connection.commit();
        assertThat(query(other, "select a from t")).isEqualTo("2");
    }

    @Test
    void thatFailedIsNotCommittedByAutoCommitEither() throws SQLException {
        update(connection, "insert into t values (1, 1)");
        assertThatThrownBy(() -> query(connection, "select nothing from nowhere"));
        assertThatThrownBy(() -> connection.setAutoCommit(true)).isInstanceOf(TransactionAbortedException.class);
        assertThatThrownBy(() -> update(connection, "insert into t values (1, 'x')"));
        connection.rollback();
        assertThat(query(other, "select count(*) from t")).isEqualTo("0");
    }

    @Test
    void losesAgainstOneThatCommittedFirst() throws SQLException {
        connection.setAutoCommit(true);
        update(connection, "insert into t values (1, 1)");
        connection.setAutoCommit(false);
        update(connection, "update t set b = 2 where a = 1");
        update(other, "update t set b = 3 where a = 1");
        assertThatThrownBy(connection::commit)
                .isInstanceOf(TransactionConflictException.class)
                .hasMessageContaining("Unresolvable conflict")
                .hasFieldOrPropertyWithValue("SQLState", "40001")
                .hasFieldOrPropertyWithValue("errorCode", 4001);
        assertThat(query(connection, "select b from t")).isEqualTo("3");
    }

    @Test
    void isNeitherCommittedNorNotWhereTheConnectionIsLostInBetween() throws SQLException {
        update(connection, "insert into t values (1, 1)");
        tap.before(sql -> {
            if (sql.equals("commit")) {
                throw new IOException("gone");
            }
        });
        assertThatThrownBy(connection::commit)
                .isInstanceOf(SQLNonTransientConnectionException.class)
                .hasMessageContaining("nobody knows")
                .hasFieldOrPropertyWithValue("SQLState", "08007");
        assertThat(connection.isValid(1)).isFalse();
    }

    @Test
    void isNotCommittedAfterAFailedCallThatIsNoStatement() throws SQLException {
        update(connection, "insert into t values (1, 1)");
        assertThatThrownBy(() -> connection.setSchema("nowhere")).hasFieldOrPropertyWithValue("SQLState", "3D000");
        assertThatThrownBy(connection::commit).isInstanceOf(TransactionAbortedException.class);
        assertThat(query(other, "select count(*) from t")).isEqualTo("0");
    }

    @Test
    void isOverWithItsConnectionWhereItCannotBeRolledBack() throws SQLException {
        update(connection, "insert into t values (1, 1)");
        tap.before(sql -> {
            if (sql.equals("rollback")) {
                throw new IOException("gone");
            }
        });
        assertThatThrownBy(connection::rollback).hasFieldOrPropertyWithValue("SQLState", "08006");
        assertThat(connection.isClosed()).isTrue();
        assertThat(query(other, "select count(*) from t")).isEqualTo("0");
    }

    @Test
    void hasStatementsThatBeginWithAHint() throws SQLException {
        assertThat(update(connection, "/*+ SET_VAR(max_threads=1) */ insert into t values (1, 1)"))
                .isEqualTo(1);
        connection.rollback();
        assertThat(query(other, "select count(*) from t")).isEqualTo("0");
    }

    @Test
    void goesOnWhereRowsAreStillComing() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(1);
            ResultSet rows = statement.executeQuery("select number from numbers(200000)");
            assertThat(rows.next()).isTrue();
            assertThat(connection.isValid(5)).isTrue();
            update(connection, "insert into t values (1, 1)");
            connection.commit();
            long sum = rows.getLong(1);
            while (rows.next()) {
                sum += rows.getLong(1);
            }
            assertThat(sum).isEqualTo(200_000L * 199_999 / 2);
        }
        assertThat(query(other, "select count(*) from t")).isEqualTo("1");
        assertThatThrownBy(() -> connection.isValid(-1)).hasFieldOrPropertyWithValue("SQLState", "22023");
    }

    @Test
    void writesNothingWhereReadOnly() throws SQLException {
        connection.setReadOnly(true);
        for (String write : new String[] {
            "insert into t values (1, 1)",
            "with x as (select 1) update t set a = 1",
            "merge into t using (select 1 as a) s on t.a = s.a when matched then delete",
            "drop table t",
            "explain analyze delete from t",
        }) {
            assertThatThrownBy(() -> update(connection, write))
                    .hasMessage("The connection is read-only")
                    .hasFieldOrPropertyWithValue("SQLState", "25006");
        }
        assertThat(query(connection, "select count(*) from t")).isEqualTo("0");
        assertThatThrownBy(() -> connection.setReadOnly(false)).hasFieldOrPropertyWithValue("SQLState", "25001");
        connection.commit();
        connection.setReadOnly(false);
        assertThat(update(connection, "insert into t values (1, 1)")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "begin",
                "BEGIN TRANSACTION",
                "commit",
                "rollback",
                "start transaction",
                "savepoint a",
                "set autocommit = 0",
                "set session timezone = 'UTC'",
                "lock tables t read",
                "/* a */ begin",
                "/*+ SET_VAR(max_threads=1) */ begin",
                "settings (max_threads=1) commit",
                "/*+ a */ settings (a='x)', max_threads=1) begin",
            })
    void refusesStatementsThatTheServerSwallowsOrThatGoAroundIt(String sql) {
        assertThatThrownBy(() -> update(connection, sql)).isInstanceOf(SQLFeatureNotSupportedException.class);
        assertThat(tap.take()).isEmpty();
    }

    @Test
    void hasNoSavepointsAndOneIsolationLevel() throws SQLException {
        assertThatThrownBy(connection::setSavepoint)
                .isInstanceOf(SQLFeatureNotSupportedException.class)
                .hasMessageContaining("setSavepoint");
        assertThat(connection.getMetaData().supportsSavepoints()).isFalse();
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        for (int level : new int[] {
            Connection.TRANSACTION_READ_UNCOMMITTED,
            Connection.TRANSACTION_REPEATABLE_READ,
            Connection.TRANSACTION_SERIALIZABLE
        }) {
            assertThatThrownBy(() -> connection.setTransactionIsolation(level))
                    .isInstanceOf(SQLFeatureNotSupportedException.class)
                    .hasMessageContaining("READ COMMITTED");
            assertThat(connection.getMetaData().supportsTransactionIsolationLevel(level))
                    .isFalse();
        }
    }
}
