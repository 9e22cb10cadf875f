package org.tidewire.it.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.databend.jdbc.TransactionConflictException;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;

/** Spring Data JPA on Databend. */
@DatabendTest
class DatabendRepositoryTest extends RepositoryTests {
    @Nested
    class Writes extends WriteSuite {
        Writes(TestDatabase database) {
            super(database);
        }

        @Test
        @Override
        void pessimisticLocks() {
            assertThat(database.statements().sqlDuring(() -> {
                        refused(() -> inTransaction(() -> authors.findLockedByName("Italo Calvino")));
                        refused(() -> inTransaction(() -> authors.findShareLockedByName("Italo Calvino")));
                    }))
                    .isEmpty();
        }

        private void refused(Runnable work) {
            assertThatThrownBy(work::run)
                    .hasRootCauseInstanceOf(UnsupportedFeatureException.class)
                    .hasStackTraceContaining(
                            "Databend does not support pessimistic locks: it has no row locks; use @Version");
        }

        /** Both have written before one commits: the versions were right, and Databend tells the second at its commit. */
        @Test
        void writersAtOnceMeetAtCommit() {
            assertThatThrownBy(() -> inTransaction(() -> {
                        books.doublePrices(Genre.FANTASY);
                        inAnotherTransaction(() -> books.doublePrices(Genre.FANTASY));
                        return null;
                    }))
                    .hasStackTraceContaining(TransactionConflictException.class.getName());
        }

        /** The driver refuses it: the database would not. */
        @Test
        void aReadOnlyTransactionDoesNotWrite() {
            TransactionTemplate readOnly = new TransactionTemplate(transaction.getTransactionManager());
            readOnly.setReadOnly(true);
            assertThatThrownBy(() -> readOnly.execute(status -> books.deleteBefore(3000)))
                    .hasStackTraceContaining("The connection is read-only");
            assertThat(books.count()).isEqualTo(9);
        }
    }
}
