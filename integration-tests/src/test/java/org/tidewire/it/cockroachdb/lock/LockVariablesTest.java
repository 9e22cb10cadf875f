package org.tidewire.it.cockroachdb.lock;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import java.util.Map;
import org.hibernate.cfg.JdbcSettings;
import org.junit.jupiter.api.Test;
import org.tidewire.testkit.junit.CockroachDBTest;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.support.LogCapture;

/** One log line at boot names the variables that make row locks hold. */
@CockroachDBTest
class LockVariablesTest {
    private final TestDatabase database;

    LockVariablesTest(TestDatabase database) {
        this.database = database;
    }

    @Entity(name = "Thing")
    static class Thing {
        @Id
        int id;
    }

    private List<String> linesAtBoot(String isolation) {
        try (LogCapture log = LogCapture.of("org.tidewire.cockroachdb.internal.server.SerializableLocks", Level.INFO)) {
            database.sessionFactory(
                    Map.of(
                            JdbcSettings.JAKARTA_NON_JTA_DATASOURCE,
                            database.dataSource(options -> options.setTransactionIsolation(isolation))),
                    Thing.class);
            return log.messages();
        }
    }

    @Test
    void namesThemWhereTransactionsAreSerializable() {
        assertThat(linesAtBoot("TRANSACTION_SERIALIZABLE"))
                .singleElement()
                .asString()
                .endsWith("""
                Off on this server: enable_durable_locking_for_serializable, enable_shared_locking_for_serializable. Add to the \
                URL: options=-c%20enable_durable_locking_for_serializable=on%20-c%20enable_shared_locking_for_serializable=on""");
    }

    @Test
    void isSilentInAnotherIsolation() {
        assertThat(linesAtBoot("TRANSACTION_READ_COMMITTED")).isEmpty();
    }
}
