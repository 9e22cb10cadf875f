package org.tidewire.it.batch;

import org.tidewire.databend.DatabendSettings;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;

@DatabendTest
class DatabendBatchedMappingTest extends BatchedMappingSuite {
    DatabendBatchedMappingTest(TestDatabase database) {
        super(database, DatabendSettings.KEYED_BATCHES);
    }
}
