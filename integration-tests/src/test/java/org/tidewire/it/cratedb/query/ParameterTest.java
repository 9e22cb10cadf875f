package org.tidewire.it.cratedb.query;

import org.tidewire.it.query.ParameterSuite;
import org.tidewire.testkit.junit.CrateDBTest;
import org.tidewire.testkit.junit.TestDatabase;

@CrateDBTest
class ParameterTest extends ParameterSuite {
    ParameterTest(TestDatabase database) {
        super(database);
    }
}
