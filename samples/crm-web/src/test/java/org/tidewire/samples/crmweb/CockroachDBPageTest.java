package org.tidewire.samples.crmweb;

import org.junit.jupiter.api.Test;
import org.tidewire.testkit.junit.CockroachDBTest;
import org.tidewire.testkit.junit.TestDatabase;

/** The page with {@code --cockroachdb}. */
@CockroachDBTest
class CockroachDBPageTest {
    private final TestDatabase database;

    CockroachDBPageTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void showsTheRowsOfTheTutorial() {
        PageOn.database("--cockroachdb", database, "org.tidewire.cockroachdb.CockroachDBDialect");
    }
}
