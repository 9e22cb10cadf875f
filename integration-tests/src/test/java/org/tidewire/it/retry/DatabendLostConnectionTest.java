package org.tidewire.it.retry;

import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;

@DatabendTest
class DatabendLostConnectionTest extends LostConnectionSuite {
    DatabendLostConnectionTest(TestDatabase database) {
        super(database);
    }

    @Override
    String stateOfALostCommit() {
        return "08007";
    }
}
