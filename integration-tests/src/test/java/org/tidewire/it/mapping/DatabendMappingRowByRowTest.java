package org.tidewire.it.mapping;

import org.tidewire.databend.DatabendSettings;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;

/** On Databend, which has none of the keys, without keyed batches. */
@DatabendTest
class DatabendMappingRowByRowTest extends MappingSuite {
    DatabendMappingRowByRowTest(TestDatabase database) {
        super(database, DatabendSettings.KEYED_BATCHES + "=off");
    }
}
