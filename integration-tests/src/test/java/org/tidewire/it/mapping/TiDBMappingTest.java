package org.tidewire.it.mapping;

import org.tidewire.it.engine.TestDatabase;
import org.tidewire.it.engine.TiDBTest;

/** On TiDB, or on its stand-in. */
@TiDBTest
class TiDBMappingTest extends MappingSuite {
    TiDBMappingTest(TestDatabase database) {
        super(database);
    }
}
