package org.tidewire.it.mapping;

import org.tidewire.it.engine.DatabendTest;
import org.tidewire.it.engine.TestDatabase;

/** On Databend, which has none of the keys. */
@DatabendTest
class DatabendMappingTest extends MappingSuite {
    DatabendMappingTest(TestDatabase database) {
        super(database);
    }
}
