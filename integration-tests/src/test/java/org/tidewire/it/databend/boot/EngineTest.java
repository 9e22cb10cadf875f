package org.tidewire.it.databend.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;

/** What Databend says to Connector/J without any layer between: what the layer and the dialect start from. */
@DatabendTest
class EngineTest {
    private final TestDatabase database;
    private Connection connection;
    private Statement statement;

    EngineTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void connect() throws SQLException {
        connection = DriverManager.getConnection(database.plainUrl(), database.user(), database.password());
        statement = connection.createStatement();
        statement.execute("create or replace table t (a int not null, b varchar)");
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void greetsWithoutItsName() throws SQLException {
        assertThat(connection.getMetaData().getDatabaseProductName()).isEqualTo("MySQL");
        assertThat(connection.getMetaData().getDatabaseProductVersion())
                .matches("8\\.0\\.90-v1\\.2\\.\\d+.*\\(rust-.*");
    }

    @Test
    void answersDmlWithARow() throws SQLException {
        assertThat(statement.execute("insert into t values (1, 'x'), (2, null)"))
                .isTrue();
        assertThat(rows("update t set b = 'y'")).isEqualTo("number of rows updated=2");
        assertThat(rows("delete from t where a > 5")).isEqualTo("number of rows deleted=0");
        assertThat(statement.execute("truncate table t")).isFalse();
    }

    @Test
    void swallowsWhatStartsATransaction() throws SQLException {
        connection.setAutoCommit(false);
        statement.execute("insert into t values (1, 'x')");
        connection.rollback();

        assertThat(rows("select count(*) as n from t")).isEqualTo("n=1");
    }

    @Test
    void refusesEverythingInAFailedTransactionAndThenCommitsNothing() throws SQLException {
        statement.execute("begin");
        statement.execute("insert into t values (1, 'x')");
        assertThatThrownBy(() -> statement.execute("select * from nowhere"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("Code: 1025, Text = ")
                .hasFieldOrPropertyWithValue("errorCode", 1105);
        assertThatThrownBy(() -> statement.execute("select 1"))
                .hasMessageContaining("Code: 4002, Text = Current transaction is aborted");
        statement.execute("commit");

        assertThat(rows("select count(*) as n from t")).isEqualTo("n=0");
    }

    @Test
    void commitsATransactionBeforeDdl() throws SQLException {
        statement.execute("begin");
        statement.execute("insert into t values (1, 'x')");
        statement.execute("create table u (a int)");
        statement.execute("rollback");

        assertThat(rows("select count(*) as n from t")).isEqualTo("n=1");
    }

    @Test
    void writesValuesAsTextOfItsOwn() throws SQLException {
        assertThat(rows("""
                select true as b, x'0a0f' as x, [1, null, 3] as a, ['it''s', 'a "q"'] as s, {'k': 1} as m, (1, 'x') as t,
                    parse_json('{"b": [1, "x"], "a": null}') as j, to_interval('1 day 2 hours') as i,
                    cast('nan' as double) as nan, cast('-inf' as double) as inf, 1.5::float as f, 1e300::double as d,
                    to_timestamp('2024-01-02 03:04:05.000006') as ts, to_date('0099-01-02') as dt""")).isEqualTo("""
                b=1, x=0A0F, a=[1,NULL,3], s=["it's","a \\"q\\""], m={"k":1}, t=(1,"x"), \
                j={"a":null,"b":[1,"x"]}, i=1 day 2:00:00, nan=NaN, inf=-Infinity, f=1.5, d=1e300, \
                ts=2024-01-02 03:04:05.000006, dt=0099-01-02""");
    }

    /** The values as they come over the wire: Connector/J's getString would have its own ideas of them. */
    private String rows(String sql) throws SQLException {
        StringBuilder text = new StringBuilder();
        statement.execute(sql); // Connector/J lets executeQuery send no update
        try (ResultSet rows = statement.getResultSet()) {
            while (rows.next()) {
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    text.append(text.isEmpty() ? "" : ", ")
                            .append(rows.getMetaData().getColumnLabel(i))
                            .append('=')
                            .append(new String(rows.getBytes(i), StandardCharsets.UTF_8));
                }
            }
        }
        return text.toString();
    }
}
