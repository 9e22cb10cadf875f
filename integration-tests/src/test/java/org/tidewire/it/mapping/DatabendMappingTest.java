package org.tidewire.it.mapping;

import org.tidewire.databend.DatabendSettings;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;

/** On Databend, which has none of the keys. */
@DatabendTest
class DatabendMappingTest extends MappingSuite {
    DatabendMappingTest(TestDatabase database) {
        super(database, DatabendSettings.KEYED_BATCHES + "=on");
    }
}
