package org.tidewire.it.databend.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tidewire.it.databend.jdbc.Jdbc.query;
import static org.tidewire.it.databend.jdbc.Jdbc.update;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;

/** Timeouts, rows one by one, and results that are used wrongly. */
@DatabendTest
class ReadingTest {
    private static final String SLOW = "numbers(100000000000) where number * 3 % 7 = 8";

    private final TestDatabase database;
    private Connection connection;

    ReadingTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void connect() throws SQLException {
        connection = Jdbc.connect(database);
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select count(*) from " + SLOW,
                "with x as (select number from " + SLOW + ") select count(*) from x",
                "(select number from " + SLOW + ") union all (select 1)",
                "insert into t select number from " + SLOW,
                "update t set a = 1 where a in (select number from " + SLOW + ")",
                "delete from t where a in (select number from " + SLOW + ")",
                "create table u as select number from " + SLOW,
                "copy into @~/slow from (select number from " + SLOW + ")",
            })
    void endsWithItsTimeout(String sql) throws SQLException {
        update(connection, "create or replace table t (a int)");
        update(connection, "insert into t values (1)");
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(1);
            long start = System.nanoTime();
            assertThatThrownBy(() -> statement.execute(sql))
                    .isInstanceOf(SQLTimeoutException.class)
                    .hasFieldOrPropertyWithValue("SQLState", "57014")
                    .hasFieldOrPropertyWithValue("errorCode", 1043);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        }
        assertThat(query(connection, "select count(*) from t")).isEqualTo("1");
    }

    /** Databend by itself refuses a write whose time ends before that of an earlier one (error 1001). */
    @Test
    void givesLaterWritesOfATransactionNoLessTime() throws SQLException {
        Jdbc.update(connection, "create or replace table limited (id int, v int)");
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (int seconds : new int[] {60, 30, 30, 0, 20}) {
                statement.setQueryTimeout(seconds);
                statement.execute("insert into limited values (" + seconds + ", 0)");
                assertThat(statement.executeUpdate("update limited set v = v + 1 where id = " + seconds))
                        .isPositive();
            }
        }
        connection.commit();
        String batched = "update /*+ SET_VAR(max_threads=1) */ limited set v=? where id=?";
        try (PreparedStatement update = connection.prepareStatement(batched)) {
            for (int seconds = 9; seconds > 4; seconds--) {
                update.setQueryTimeout(seconds);
                for (int id = 20; id <= 60; id += 20) {
                    update.setInt(1, seconds);
                    update.setInt(2, id);
                    update.addBatch();
                }
                assertThat(update.executeBatch()).containsExactly(1, 0, 1);
            }
        }
        connection.commit();
        assertThat(Jdbc.query(connection, "select v from limited where id = 20"))
                .isEqualTo("5");
    }

    @Test
    void readsRowsOneByOneAndOthersInBetween() throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select number, repeat('x', ?) from numbers(?)")) {
            statement.setInt(1, 10);
            statement.setLong(2, 300_000);
            statement.setFetchSize(100);
            long sum = 0;
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    sum += rows.getLong(1);
                    if (rows.getRow() == 5) {
                        long before = rows.getLong(1);
                        assertThat(query(connection, "select 'other'")).isEqualTo("other");
                        assertThat(rows.getLong(1)).isEqualTo(before);
                    }
                }
            }
            assertThat(sum).isEqualTo(300_000L * 299_999 / 2);
        }
    }

    /** Where no hint can stand; {@code show} and {@code desc}, which only look up, go without. */
    @Test
    void refusesATimeoutThatWouldNotFire() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(1);
            assertThatThrownBy(() -> statement.execute("from numbers(3)"))
                    .isInstanceOf(SQLFeatureNotSupportedException.class)
                    .hasMessageContaining("begin it with select");
        }
    }

    @Test
    void leavesQuestionMarksOfPlainStatementsAlone() throws SQLException {
        assertThat(query(connection, "select parse_json('{\"a\":1}') ? 'a', 'what?'"))
                .isEqualTo("1,what?");
    }

    @Test
    void staysOpenWhereItIsRunAgain() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.closeOnCompletion();
            statement.executeQuery("select 1");
            ResultSet rows = statement.executeQuery("select 2");
            assertThat(rows.next()).isTrue();
            assertThat(statement.isClosed()).isFalse();
            rows.close();
            assertThat(statement.isClosed()).isTrue();
        }
    }

    @Test
    void leavesARunningResultBehind() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(1);
            ResultSet rows = statement.executeQuery("select number from numbers(100000)");
            assertThat(rows.next()).isTrue();
            rows.close();
            assertThatThrownBy(rows::next).hasFieldOrPropertyWithValue("SQLState", "24000");
            assertThat(query(connection, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void readsNoMoreRowsThanAsked() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setMaxRows(3);
            try (ResultSet rows = statement.executeQuery("select number from numbers(10)")) {
                int count = 0;
                while (rows.next()) {
                    count++;
                }
                assertThat(count).isEqualTo(3);
                assertThat(rows.isAfterLast()).isTrue();
            }
        }
    }

    @Test
    void refusesWhatItCannotDo() throws SQLException {
        assertThatThrownBy(
                        () -> connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY))
                .isInstanceOf(SQLFeatureNotSupportedException.class);
        assertThatThrownBy(() -> connection.prepareStatement("select 1", Statement.RETURN_GENERATED_KEYS))
                .hasMessageContaining("does not return generated keys");
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select 1 as a")) {
            assertThatThrownBy(() -> rows.getInt(1)).hasMessage("There is no current row");
            assertThat(rows.next()).isTrue();
            assertThat(rows.next()).isFalse();
            assertThat(rows.next()).isFalse();
            assertThatThrownBy(() -> rows.getInt(1)).hasMessage("There is no current row");
            assertThatThrownBy(rows::previous).isInstanceOf(SQLFeatureNotSupportedException.class);
            assertThatThrownBy(statement::cancel).isInstanceOf(SQLFeatureNotSupportedException.class);
            assertThatThrownBy(() -> statement.unwrap(com.mysql.cj.jdbc.JdbcStatement.class))
                    .isInstanceOf(SQLException.class);
            assertThat(statement.isWrapperFor(Statement.class)).isTrue();
        }
        Statement closed = connection.createStatement();
        connection.close();
        assertThatThrownBy(() -> closed.execute("select 1")).hasMessageContaining("closed");
        assertThatThrownBy(connection::createStatement).hasFieldOrPropertyWithValue("SQLState", "08003");
    }
}
