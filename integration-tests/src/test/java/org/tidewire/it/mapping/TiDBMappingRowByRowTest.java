package org.tidewire.it.mapping;

import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;
import org.tidewire.tidb.TiDBSettings;

/** On TiDB, or on its stand-in, without keyed batches. */
@TiDBTest
class TiDBMappingRowByRowTest extends MappingSuite {
    TiDBMappingRowByRowTest(TestDatabase database) {
        super(database, TiDBSettings.KEYED_BATCHES + "=off");
    }
}
