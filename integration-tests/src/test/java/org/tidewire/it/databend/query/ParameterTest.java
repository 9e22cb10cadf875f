package org.tidewire.it.databend.query;

import org.tidewire.it.query.ParameterSuite;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;

@DatabendTest
class ParameterTest extends ParameterSuite {
    ParameterTest(TestDatabase database) {
        super(database);
    }
}
