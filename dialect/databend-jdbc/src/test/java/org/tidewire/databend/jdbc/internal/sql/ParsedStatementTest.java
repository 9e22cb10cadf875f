package org.tidewire.databend.jdbc.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidewire.databend.jdbc.internal.value.Literal;
import org.tidewire.databend.jdbc.internal.value.LiteralEncoder;

class ParsedStatementTest {
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
                Arguments.of("select 1", 0));
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void countsParametersAndNothingElse(String sql, int expected) throws SQLException {
        assertThat(ParsedStatement.prepared(sql).parameters()).isEqualTo(expected);
    }

    @Test
    void writesValuesOutWhereTheParametersStood() throws SQLException {
        assertThat(ParsedStatement.prepared("select * from t where a = ? and b in (?, ?) and c ?? 'k' -- ?")
                        .render(List.of(LiteralEncoder.of(7), LiteralEncoder.of("?"), Literal.NULL)))
                .isEqualTo("select * from t where a = 7 and b in ('?', null) and c ? 'k' -- ?");
    }

    @Test
    void keepsEachValueATokenOfItsOwn() throws SQLException {
        assertThat(ParsedStatement.prepared("select 1-?").render(List.of(LiteralEncoder.of(-5))))
                .isEqualTo("select 1- (-5)");
        assertThat(ParsedStatement.prepared("select 'a'?'b'").render(List.of(LiteralEncoder.of("x"))))
                .isEqualTo("select 'a' 'x' 'b'");
        assertThat(ParsedStatement.prepared("select?from t").render(List.of(LiteralEncoder.of(1))))
                .isEqualTo("select 1 from t");
        assertThat(ParsedStatement.prepared("select ??").render(List.of())).isEqualTo("select ?");
        assertThat(ParsedStatement.prepared("select ?::varchar").render(List.of(LiteralEncoder.of(1))))
                .isEqualTo("select 1 ::varchar");
    }

    @Test
    void writesPlainValuesOnlyWhereAColumnGivesTheType() throws SQLException {
        Literal value = LiteralEncoder.of(0.5);
        assertThat(ParsedStatement.prepared("insert into t (a, b) values (?, coalesce(?, 1)), (?, ?)")
                        .render(List.of(value, value, value, LiteralEncoder.of(-1))))
                .isEqualTo("insert into t (a, b) values ('0.5', coalesce(cast('0.5' as double), 1)), ('0.5', -1)");
        assertThat(ParsedStatement.prepared("insert into t (a) select ?").render(List.of(value)))
                .isEqualTo("insert into t (a) select cast('0.5' as double)");
        assertThat(ParsedStatement.prepared("update t set a=?").render(List.of(value)))
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
        return TimeLimit.apply(ParsedStatement.prepared(sql), List.of(LiteralEncoder.of(1)), 3);
    }
}
