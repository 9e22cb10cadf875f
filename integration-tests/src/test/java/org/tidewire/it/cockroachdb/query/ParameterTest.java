package org.tidewire.it.cockroachdb.query;

import org.tidewire.it.query.ParameterSuite;
import org.tidewire.testkit.junit.CockroachDBTest;
import org.tidewire.testkit.junit.TestDatabase;

@CockroachDBTest
class ParameterTest extends ParameterSuite {
    ParameterTest(TestDatabase database) {
        super(database);
    }
}
