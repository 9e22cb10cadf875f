package org.tidewire.databend.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SqlTextTest {
    static Stream<Arguments> parameters() {
        return Stream.of(
                Arguments.of("select ?, ?", 2),
                Arguments.of("select '?', \"?\", `?`, $$?$$, ?", 1),
                Arguments.of("select 'it''s ?', 'a\\'?', 'b\\\\', ?", 1),
                Arguments.of("select \"a\"\"?\", \"b\\\"?\", `c\\`, ?", 1),
                Arguments.of("select 1 -- ?\n, ? -- ?", 1),
                Arguments.of("select /* ? /* ? */ ? /* open ?", 1),
                Arguments.of("select /*+ SET_VAR(timezone='*/?') */ ?", 1),
                Arguments.of("select j ?? 'a', j ??| ['a'], ?", 1),
                Arguments.of("list @stage/a?b, ?", 1),
                Arguments.of("select 1e5?, 'open ?", 1),
                Arguments.of("select ätsch?, $1", 1),
                Arguments.of("", 0));
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void countsParametersAndNothingElse(String sql, int expected) {
        assertThat(SqlText.of(sql).parameters()).isEqualTo(expected);
    }

    @Test
    void writesValuesOutWhereTheParametersStood() throws SQLException {
        assertThat(SqlText.of("select * from t where a = ? and b in (?, ?) and c ?? 'k' -- ?")
                        .render(List.of(Literals.of(7), Literals.of("?"), Literal.NULL)))
                .isEqualTo("select * from t where a = 7 and b in ('?', null) and c ? 'k' -- ?");
    }

    @Test
    void keepsEachValueATokenOfItsOwn() throws SQLException {
        assertThat(SqlText.of("select 1-?").render(List.of(Literals.of(-5)))).isEqualTo("select 1- (-5)");
        assertThat(SqlText.of("select 'a'?'b'").render(List.of(Literals.of("x"))))
                .isEqualTo("select 'a' 'x' 'b'");
        assertThat(SqlText.of("select?from t").render(List.of(Literals.of(1)))).isEqualTo("select 1 from t");
        assertThat(SqlText.of("select ??").render(List.of())).isEqualTo("select ?");
        assertThat(SqlText.of("select ?::varchar").render(List.of(Literals.of(1))))
                .isEqualTo("select 1 ::varchar");
    }

    @Test
    void writesPlainValuesOnlyWhereAColumnGivesTheType() throws SQLException {
        Literal value = Literals.of(0.5);
        assertThat(SqlText.of("insert into t (a, b) values (?, coalesce(?, 1)), (?, ?)")
                        .render(List.of(value, value, value, Literals.of(-1))))
                .isEqualTo("insert into t (a, b) values ('0.5', coalesce(cast('0.5' as double), 1)), ('0.5', -1)");
        assertThat(SqlText.of("insert into t (a) select ?").render(List.of(value)))
                .isEqualTo("insert into t (a) select cast('0.5' as double)");
        assertThat(SqlText.of("update t set a=?").render(List.of(value)))
                .isEqualTo("update t set a=cast('0.5' as double)");
    }

    @Test
    void tellsATimeLimitToTheVerb() throws SQLException {
        assertThat(limited("select ? from t"))
                .isEqualTo("select /*+ SET_VAR(max_execute_time_in_seconds=3) */ 1 from t");
        assertThat(limited("with a as (select ?) select * from a"))
                .isEqualTo("with a as (select 1) select /*+ SET_VAR(max_execute_time_in_seconds=3) */ * from a");
        assertThat(limited("(select ?) union all (select 2)"))
                .isEqualTo("(select /*+ SET_VAR(max_execute_time_in_seconds=3) */ 1) union all (select 2)");
        assertThat(limited("select /*+ SET_VAR(max_threads=1) */ ?"))
                .isEqualTo("select /*+ SET_VAR(max_execute_time_in_seconds=3)  SET_VAR(max_threads=1) */ 1");
        assertThat(limited("update t set a=?"))
                .isEqualTo("update /*+ SET_VAR(max_execute_time_in_seconds=3) */ t set a=1");
        assertThat(limited("create table t as select ?"))
                .isEqualTo("settings (max_execute_time_in_seconds=3) create table t as select 1");
    }

    private static String limited(String sql) throws SQLException {
        return TimeLimit.in(SqlText.of(sql), List.of(Literals.of(1)), 3);
    }
}
