package org.tidewire.it.batch;

import org.tidewire.cockroachdb.CockroachDBSettings;
import org.tidewire.testkit.junit.CockroachDBTest;
import org.tidewire.testkit.junit.TestDatabase;

@CockroachDBTest
class CockroachDBBatchedMappingTest extends BatchedMappingSuite {
    CockroachDBBatchedMappingTest(TestDatabase database) {
        super(database, CockroachDBSettings.KEYED_BATCHES);
    }
}
