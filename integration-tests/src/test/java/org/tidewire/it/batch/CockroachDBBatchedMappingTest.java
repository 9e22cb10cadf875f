package org.tidewire.it.batch;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.tidewire.cockroachdb.CockroachDBSettings;
import org.tidewire.testkit.junit.CockroachDBTest;
import org.tidewire.testkit.junit.TestDatabase;

@CockroachDBTest
class CockroachDBBatchedMappingTest extends BatchedMappingSuite {
    CockroachDBBatchedMappingTest(TestDatabase database) {
        super(database, CockroachDBSettings.KEYED_BATCHES);
    }

    @Test
    void versionsThatAreNull() throws SQLException {
        nullVersions("alter table Keyed alter column version drop not null");
    }
}
