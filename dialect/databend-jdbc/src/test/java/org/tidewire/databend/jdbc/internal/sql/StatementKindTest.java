package org.tidewire.databend.jdbc.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementKindTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "/* a */ /* b */ Select 1 | QUERY",
                "(select 1) | QUERY",
                "with a as (select 1) select * from a | QUERY",
                "with a as (insert into t values (1)) update t set a = 1 | UPDATE",
                "with a (b) as (select ')') delete from t | DELETE",
                "insert into t values (1) | INSERT",
                "merge into t using s on a when matched then delete | MERGE",
                "replace into t on (a) values (1) | REPLACE",
                "explain update t set a = 1 | QUERY",
                "explain analyze update t set a = 1 | COPY",
                "show tables | QUERY",
                "show sequences | COMMITTING",
                "show warnings | SWALLOWED",
                "set timezone = 'UTC' | SESSION",
                "set session timezone = 'UTC' | SWALLOWED",
                "SET AUTOCOMMIT=0 | SWALLOWED",
                "set names utf8 | SWALLOWED",
                "set @@a = 1 | SWALLOWED",
                "use db | SESSION",
                "begin | TRANSACTION",
                "Start Transaction | TRANSACTION",
                "savepoint a | TRANSACTION",
                "create table t (a int) | COMMITTING",
                "settings (max_threads=1) select 1 | COMMITTING",
                "settings (a='x)') begin | TRANSACTION",
                "/*+ SET_VAR(a=1) */ insert into t values (1) | INSERT",
                "/*+ SET_VAR(a=1) */ /*+ b */ commit | TRANSACTION",
                "truncate table t | COMMITTING",
                "anything new | COMMITTING",
            })
    void isKnownByTheFirstWords(String sql, StatementKind kind) throws SQLException {
        assertThat(ParsedStatement.prepared(sql).kind()).isEqualTo(kind);
    }
}
