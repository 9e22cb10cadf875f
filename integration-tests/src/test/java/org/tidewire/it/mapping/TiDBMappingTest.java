package org.tidewire.it.mapping;

import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;
import org.tidewire.tidb.TiDBSettings;

/** On TiDB, or on its stand-in. */
@TiDBTest
class TiDBMappingTest extends MappingSuite {
    TiDBMappingTest(TestDatabase database) {
        super(database, TiDBSettings.KEYED_BATCHES + "=on");
    }
}
