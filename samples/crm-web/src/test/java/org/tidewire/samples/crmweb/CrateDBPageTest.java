package org.tidewire.samples.crmweb;

import org.junit.jupiter.api.Test;
import org.tidewire.testkit.junit.CrateDBTest;
import org.tidewire.testkit.junit.TestDatabase;

/** The page with {@code --cratedb}. */
@CrateDBTest
class CrateDBPageTest {
    private final TestDatabase database;

    CrateDBPageTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void showsTheRowsOfTheTutorial() {
        PageOn.database("--cratedb", database, "org.tidewire.cratedb.CrateDBDialect");
    }
}
