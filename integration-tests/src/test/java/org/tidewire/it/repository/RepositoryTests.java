package org.tidewire.it.repository;

import org.junit.jupiter.api.Nested;
import org.tidewire.testkit.junit.TestDatabase;

/** Spring Data JPA: what every database does. A database's class adds its {@link WriteSuite}. */
abstract class RepositoryTests {
    @Nested
    class Queries extends QuerySuite {
        Queries(TestDatabase database) {
            super(database);
        }
    }

    @Nested
    class Pages extends PageSuite {
        Pages(TestDatabase database) {
            super(database);
        }
    }
}
