package org.tidewire.it.tidb.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;
import org.tidewire.tidb.TiDBDialect;

@TiDBTest
class KeywordTest {
    @Test
    @RealTiDB("the words are TiDB's own")
    void theDialectKnowsEachReservedWordWithoutAskingTheServer(TestDatabase database) throws SQLException {
        List<String> reserved = new ArrayList<>();
        try (var connection = database.connection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select word from information_schema.keywords where reserved = 1")) {
            while (rows.next()) {
                reserved.add(rows.getString(1).toLowerCase(Locale.ROOT));
            }
        }
        assertThat(reserved).isNotEmpty();
        assertThat(new TiDBDialect().getKeywords()).containsAll(reserved);
    }
}
