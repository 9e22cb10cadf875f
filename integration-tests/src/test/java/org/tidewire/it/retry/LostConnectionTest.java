package org.tidewire.it.retry;

import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;

@TiDBTest
class LostConnectionTest extends LostConnectionSuite {
    LostConnectionTest(TestDatabase database) {
        super(database);
    }

    @Override
    String stateOfALostCommit() {
        return "08S01";
    }
}
