package org.tidewire.it.databend.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tidewire.it.databend.jdbc.Jdbc.query;
import static org.tidewire.it.databend.jdbc.Jdbc.update;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;

@DatabendTest
class UpdateCountTest {
    private final TestDatabase database;
    private Connection connection;

    UpdateCountTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void connect() throws SQLException {
        connection = Jdbc.connect(database);
        update(connection, "create or replace table t (a int, b varchar)");
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void isTheNumberOfRows() throws SQLException {
        assertThat(update(connection, "insert into t values (1, 'x'), (2, 'y'), (3, 'z')"))
                .isEqualTo(3);
        assertThat(update(connection, "insert into t select a + 10, b from t where a < 3"))
                .isEqualTo(2);
        assertThat(update(connection, "update t set b = 'x' where a = 1")).isEqualTo(1);
        assertThat(update(connection, "update t set b = 'x' where a = 99")).isZero();
        assertThat(update(connection, "delete from t where a > 10")).isEqualTo(2);
        assertThat(update(connection, """
                merge into t using (values (1, 'm'), (7, 'n'), (8, 'o')) as s(a, b) on t.a = s.a
                when matched then update set b = s.b when not matched then insert (a, b) values (s.a, s.b)""")).isEqualTo(3);
        assertThat(update(connection, "truncate table t")).isZero();
        assertThat(update(connection, "insert into t select number, 'n' from numbers(100000)"))
                .isEqualTo(100_000);
        assertThat(update(connection, "delete from t")).isEqualTo(100_000);
    }

    @Test
    void isThatOfAWriteBehindSettingsToo() throws SQLException {
        assertThat(update(connection, "settings (max_threads=1) insert into t values (1, 'x'), (2, 'y')"))
                .isEqualTo(2);
        assertThat(query(connection, "settings (max_threads=1) select count(*) from t"))
                .isEqualTo("2");
    }

    @Test
    void isThatOfACopyToo() throws SQLException {
        update(connection, "create stage if not exists counted");
        update(connection, "insert into t select number, 'n' from numbers(1000)");
        assertThat(update(connection, "copy into @counted from t file_format = (type = parquet)"))
                .isEqualTo(1000);
        assertThat(update(connection, "copy into t from @counted file_format = (type = parquet)"))
                .isEqualTo(1000);
        assertThat(query(connection, "select count(*) from t")).isEqualTo("2000");
        update(connection, "drop stage counted");
    }

    @Test
    void refusesNoStatement() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(null)).hasMessage("There is no statement: the text is null");
            assertThatThrownBy(() -> statement.executeQuery(""))
                    .hasMessage("There is no statement: the text is empty")
                    .hasFieldOrPropertyWithValue("SQLState", "42000");
            assertThatThrownBy(() -> statement.executeUpdate(" -- nothing")).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> statement.addBatch(null)).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> connection.prepareStatement(null)).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void isThatOfAMemoryTableToo() throws SQLException {
        update(connection, "create or replace table m (a int) engine = memory");
        assertThat(update(connection, "insert into m values (1), (2)")).isEqualTo(2);
    }

    @Test
    void comesWithExecuteAsWell() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            assertThat(statement.execute("insert into t values (1, 'x'), (2, 'y')"))
                    .isFalse();
            assertThat(statement.getUpdateCount()).isEqualTo(2);
            assertThat(statement.getResultSet()).isNull();
            assertThat(statement.getMoreResults()).isFalse();
            assertThat(statement.getUpdateCount()).isEqualTo(-1);
            assertThat(statement.execute("select 1 as \"number of rows inserted\""))
                    .isTrue();
            assertThat(statement.getUpdateCount()).isEqualTo(-1);
            assertThat(statement.getResultSet().next()).isTrue();
        }
    }

    @Test
    void comesWithPreparedStatements() throws SQLException {
        update(connection, "insert into t values (1, 'x'), (2, 'y')");
        try (PreparedStatement statement = connection.prepareStatement("update t set b = ? where a <= ?")) {
            statement.setString(1, "z");
            statement.setInt(2, 2);
            assertThat(statement.executeUpdate()).isEqualTo(2);
            assertThat(statement.executeLargeUpdate()).isEqualTo(2);
            assertThat(statement.execute()).isFalse();
            assertThat(statement.getLargeUpdateCount()).isEqualTo(2);
            statement.clearParameters();
            assertThatThrownBy(statement::executeUpdate)
                    .hasMessage("Parameter 1 has no value")
                    .hasFieldOrPropertyWithValue("SQLState", "07002");
            assertThatThrownBy(() -> statement.setInt(3, 1)).hasFieldOrPropertyWithValue("SQLState", "07009");
        }
    }

    @Test
    void ofReplaceIsNotKnownAndSoNotInvented() throws SQLException {
        assertThatThrownBy(() -> update(connection, "replace into t on (a) values (1, 'x')"))
                .isInstanceOf(SQLFeatureNotSupportedException.class)
                .hasMessageContaining("use MERGE");
        try (Statement statement = connection.createStatement()) {
            statement.execute("replace into t on (a) values (1, 'x')");
        }
        assertThat(query(connection, "select a from t")).isEqualTo("1");
    }

    @Test
    void isAskedOfWritesOnly() {
        assertThatThrownBy(() -> update(connection, "select 1")).hasMessageContaining("use executeQuery");
        assertThatThrownBy(() -> query(connection, "delete from t")).hasMessageContaining("no rows to read");
    }

    @Test
    void comesWithABatchOfStatements() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.addBatch("insert into t values (1, 'x'), (2, 'y')");
            statement.addBatch("update t set b = 'z'");
            statement.addBatch("delete from t where a = 1");
            assertThat(statement.executeBatch()).containsExactly(2, 2, 1);
            assertThat(statement.executeBatch()).isEmpty();
        }
    }
}
