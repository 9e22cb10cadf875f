package org.tidewire.samples.crmweb;

import org.junit.jupiter.api.Test;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;

/** The page with {@code --databend}. */
@DatabendTest
class DatabendPageTest {
    private final TestDatabase database;

    DatabendPageTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void showsTheRowsOfTheTutorial() {
        PageOn.database("--databend", database, "org.tidewire.databend.DatabendDialect");
    }
}
