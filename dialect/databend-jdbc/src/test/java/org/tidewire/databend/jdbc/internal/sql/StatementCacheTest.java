package org.tidewire.databend.jdbc.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import org.junit.jupiter.api.Test;

class StatementCacheTest {
    private final StatementCache cache = new StatementCache();

    @Test
    void parsesATextOnceWithThePatternOfItsBatch() throws SQLException {
        ParsedStatement statement = cache.prepared("update t set a=? where id=?");
        assertThat(statement.batchPattern()).isInstanceOf(KeyedDmlPattern.class);
        assertThat(cache.prepared("update t set a=? " + "where id=?")).isSameAs(statement);
    }

    @Test
    void keepsTheStatementsThatWereUsedLast() throws SQLException {
        ParsedStatement used = cache.prepared("select ?");
        ParsedStatement unused = cache.prepared("select 0");
        for (int i = 1; i < StatementCache.MAX_STATEMENTS; i++) {
            cache.prepared("select " + i);
            assertThat(cache.prepared("select ?")).isSameAs(used);
        }
        assertThat(cache.prepared("select 0")).isNotSameAs(unused).isEqualTo(unused);
    }

    @Test
    void doesNotKeepLongTexts() throws SQLException {
        String sql = "select '" + "x".repeat(StatementCache.MAX_LENGTH) + "'";
        assertThat(cache.prepared(sql)).isNotSameAs(cache.prepared(sql));
    }

    @Test
    void refusesTextsWithoutAStatement() {
        assertThatThrownBy(() -> cache.prepared(null)).isInstanceOf(SQLSyntaxErrorException.class);
        assertThatThrownBy(() -> cache.prepared(" -- nothing")).isInstanceOf(SQLSyntaxErrorException.class);
    }
}
