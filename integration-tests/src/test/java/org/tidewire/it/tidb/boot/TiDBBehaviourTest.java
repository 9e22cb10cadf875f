package org.tidewire.it.tidb.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;

/**
 * Why the dialect refuses what it refuses: TiDB's own answer, by plain JDBC. Where one of these goes red, TiDB has
 * learned something, and the refusal can go. Measured on 8.5.
 */
@TiDBTest
@RealTiDB("this is about TiDB's own answers")
class TiDBBehaviourTest {
    private final TestDatabase database;

    TiDBBehaviourTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void createTables() throws SQLException {
        database.execute("drop table if exists t, u, r");
        database.execute("create table t (id int primary key, a int)");
        database.execute("create table u (id int primary key, t_id int)");
        database.execute("create table r (id bigint primary key clustered auto_random, a int)");
        database.execute("insert into t values (1, 1), (2, 2)");
        database.execute("insert into u values (1, 1)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select a from t except all select id from u | 1105",
                "select a from t intersect all select id from u | 1105",
                "select * from t x join lateral (select * from u y where y.t_id = x.id) z | 1064",
                "select * from json_table('[1]', '$[*]' columns (v int path '$')) j | 1064",
                "select * from t x left join u y on exists (select 1 from t z where z.id = y.id) | 1105",
                "select * from t x full join u y on x.id = y.t_id | 1064",
                "select * from t x join u y on x.id = y.t_id for update of x | 1146",
                "select x.id from t x for update of x | 1146",
                "select json_value('{}', '$.a') | 1305",
                "select cast('1' as double precision) | 1064",
                "insert into t values (1, 1) as n on duplicate key update a = n.a | 1064",
                "select timestamp '2026-01-01 00:00:00+01:00' | 1292",
                "select t.id from t left join u on u.id in (select v.id from u v) | 1105",
                "select a, count(*) from t group by a, rollup (id) | 1064",
                "select rank(5) within group (order by a) from t | 1064",
                "select percentile_cont(0.5) within group (order by a) from t | 1064",
                "select sum(a) over (order by id groups 1 preceding) from t | 1235",
                "select sum(a) over (order by id rows between 1 preceding and current row exclude ties) from t | 1064",
                "select first_value(a) ignore nulls over (order by id) from t | 1235",
                "select nth_value(a, 2) from last over (order by id) from t | 1235",
                "select group_concat(a) over (order by id) from t | 1235",
                "select count(distinct a) over () from t | 1064",
                "insert into r (id, a) values (5, 1) | 8216",
                "select json_value('{}', '$.a' default 1 on empty) | 1064",
                "select t.id from t order by coalesce((select max(u.t_id) from u where u.id = t.a), 0) | 1054",
                "select count(*) from t group by a having exists (select 1 from u where u.id in (select t.id from u v)) | 1054",
                "select id from t where 'a' like 'b' escape 'xy' | 1210",
                "call p() | 8108",
                "select median(a) from t | 1305",
                "select corr(a, id) from t | 1305",
                "select soundex('a') | 1305",
                "select l2_normalize('[1]') | 1305",
                "select array_agg(a) from t | 1305",
                "select xmlelement(name a, 'x') | 1064",
            })
    void isRefusedByTheServer(String sql, int vendorCode) throws SQLException {
        database.withoutGrammar(() -> assertThatThrownBy(() -> database.execute(sql))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getErrorCode()).isEqualTo(vendorCode)));
    }

    @Test
    void skipLockedReturnsTheLockedRowAndLocksNothing() throws SQLException {
        database.withoutGrammar(() -> {
            try (Connection first = transaction();
                    Connection second = transaction()) {
                assertThat(count(first, "select id from t where id = 1 for update"))
                        .isEqualTo(1);

                assertThat(count(second, "select id from t where id = 1 for update skip locked"))
                        .isEqualTo(1);

                first.rollback();
                assertThat(count(first, "select id from t where id = 1 for update nowait"))
                        .isEqualTo(1);
                first.rollback();
                second.rollback();
            }
        });
    }

    @Test
    void shareLocksAreRefusedInATransaction() throws SQLException {
        try (Connection connection = transaction()) {
            assertThatThrownBy(() -> count(connection, "select id from t for share"))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            e -> assertThat(e.getErrorCode()).isEqualTo(1235));
            connection.rollback();
        }
    }

    @Test
    void anEmptyEscapeStillEscapesByBackslash() throws SQLException {
        try (Connection connection = database.connection()) {
            assertThat(count(connection, "select 1 from dual where 'a%' like 'a\\\\%' escape ''"))
                    .isEqualTo(1);
            assertThat(count(connection, "select 1 from dual where 'a\\\\b' like 'a\\\\%' escape ''"))
                    .isZero();
        }
    }

    @Test
    void theCheckOfAColumnWithACapitalLetterIsRefusedWhereChecksAreEnforced() throws SQLException {
        try (Connection connection = database.connection()) {
            assumeTrue(
                    count(connection, "select 1 from dual where @@tidb_enable_check_constraint = 1") == 1,
                    "needs tidb_enable_check_constraint to be on");
        }
        assertThatThrownBy(() -> database.execute("create table v (aValue int check (aValue > 0))"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getErrorCode()).isEqualTo(3813));
    }

    @Test
    void aTextIsNeverAJsonTrue() throws SQLException {
        try (Connection connection = database.connection()) {
            assertThat(count(connection, "select 1 from dual where json_unquote('true') = cast('true' as json)"))
                    .isZero();
        }
    }

    @Test
    void onDeleteSetDefaultIsAcceptedAndNotDone() throws SQLException {
        database.execute("drop table if exists child");
        database.execute("create table child (id int primary key, t_id int default 1,"
                + " foreign key (t_id) references t (id) on delete set default)");
        database.execute("insert into child values (1, 2)");

        assertThatThrownBy(() -> database.execute("delete from t where id = 2"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getErrorCode()).isEqualTo(1451));
        database.execute("drop table child");
    }

    private Connection transaction() throws SQLException {
        Connection connection = database.connection();
        connection.setAutoCommit(false);
        return connection;
    }

    private static int count(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            int count = 0;
            while (rows.next()) {
                count++;
            }
            return count;
        }
    }
}
