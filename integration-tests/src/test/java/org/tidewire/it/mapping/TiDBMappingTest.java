package org.tidewire.it.mapping;

import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;

/** On TiDB, or on its stand-in. */
@TiDBTest
class TiDBMappingTest extends MappingSuite {
    TiDBMappingTest(TestDatabase database) {
        super(database);
    }
}
