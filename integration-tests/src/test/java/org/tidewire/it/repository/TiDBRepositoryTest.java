package org.tidewire.it.repository;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;

/** Spring Data JPA on TiDB, or on its stand-in. */
@TiDBTest
class TiDBRepositoryTest extends RepositoryTests {
    @Nested
    class Writes extends WriteSuite {
        Writes(TestDatabase database) {
            super(database);
        }

        @Test
        @Override
        void pessimisticLocks() {
            assertThat(database.statements()
                            .sqlDuring(() -> inTransaction(() -> authors.findLockedByName("Italo Calvino"))))
                    .singleElement()
                    .asString()
                    .contains("for update");
            assertThat(inTransaction(() -> authors.findShareLockedByName("Italo Calvino")))
                    .isPresent();
        }
    }
}
