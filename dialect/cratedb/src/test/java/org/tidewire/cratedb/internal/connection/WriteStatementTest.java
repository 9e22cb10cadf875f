package org.tidewire.cratedb.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WriteStatementTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "insert into t (a) values (?) | t | true",
                "insert into \"S\".\"My t\"(a) values (?) returning a | \"S\".\"My t\" | true",
                "/* a comment */ insert into s.t (a,b) values (?,?) on conflict (a) do nothing | s.t | true",
                "insert into t (a) values (1),(2) | t | false",
                "insert into t (a) select a from u | t | false",
                "update t set a=? where b=? | t | false",
                "DELETE FROM t t1_0 where b in (select 1) | t | false",
            })
    void namesTheTableAndKnowsAnInsertOfOneRow(String sql, String table, boolean oneRow) {
        WriteStatement write = WriteStatement.of(sql);

        assertThat(write.table()).isEqualTo(table);
        assertThat(write.isOneRow()).isEqualTo(oneRow);
        assertThat(write.storesItsRow()).isEqualTo(oneRow && !sql.contains("on conflict"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from t",
                "refresh table t",
                "with u as (select 1) select * from u",
                "create table t (a int)",
                ""
            })
    void otherStatementsWriteNothing(String sql) {
        assertThat(WriteStatement.of(sql)).isNull();
    }
}
