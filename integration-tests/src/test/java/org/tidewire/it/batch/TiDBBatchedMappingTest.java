package org.tidewire.it.batch;

import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;
import org.tidewire.tidb.TiDBSettings;

@TiDBTest
class TiDBBatchedMappingTest extends BatchedMappingSuite {
    TiDBBatchedMappingTest(TestDatabase database) {
        super(database, TiDBSettings.KEYED_BATCHES);
    }
}
