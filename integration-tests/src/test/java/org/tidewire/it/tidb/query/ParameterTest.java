package org.tidewire.it.tidb.query;

import org.tidewire.it.query.ParameterSuite;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;

@TiDBTest
class ParameterTest extends ParameterSuite {
    ParameterTest(TestDatabase database) {
        super(database);
    }
}
