package org.tidewire.it.retry;

import java.util.Map;
import org.tidewire.testkit.junit.CockroachDBTest;
import org.tidewire.testkit.junit.TestDatabase;

@CockroachDBTest
class CockroachDBLostConnectionTest extends LostConnectionSuite {
    CockroachDBLostConnectionTest(TestDatabase database) {
        super(database);
    }

    @Override
    String stateOfALostCommit() {
        return "08006";
    }

    @Override
    String stateOfALostStatement() {
        return "08006";
    }

    /** Each message has the text of its statement. */
    @Override
    Map<String, String> driverProperties() {
        return Map.of("preferQueryMode", "simple");
    }
}
