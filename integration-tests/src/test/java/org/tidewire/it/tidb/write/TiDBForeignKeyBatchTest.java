package org.tidewire.it.tidb.write;

import java.util.List;
import org.tidewire.it.batch.ForeignKeyBatchSuite;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;
import org.tidewire.tidb.TiDBSettings;

@TiDBTest
class TiDBForeignKeyBatchTest extends ForeignKeyBatchSuite {
    TiDBForeignKeyBatchTest(TestDatabase database) {
        super(database, TiDBSettings.KEYED_BATCHES);
    }

    @Override
    protected List<String> dropTable(String table) {
        return List.of("set foreign_key_checks = 0", "drop table if exists " + table, "set foreign_key_checks = 1");
    }

    @Override
    protected String target(String column) {
        return "key (" + column + ")";
    }

    /** That of another row before. */
    @Override
    protected long code(long id) {
        return id * 7 % ROWS;
    }
}
