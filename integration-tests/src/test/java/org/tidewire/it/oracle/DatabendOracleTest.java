package org.tidewire.it.oracle;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.QuerySettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tidewire.databend.DatabendSettings;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;

/** Generated queries have the rows on Databend that they have on H2; docs/oracle.md lists the known faults. */
@DatabendTest
class DatabendOracleTest {
    private static final Map<String, Object> SETTINGS =
            Map.of(JdbcSettings.JDBC_TIME_ZONE, "UTC", QuerySettings.JSON_FUNCTIONS_ENABLED, true);

    @Test
    @Timeout(value = 12, unit = TimeUnit.HOURS)
    void rowsAreThoseOfH2(TestDatabase database) {
        Oracle.ask("Databend", database, SETTINGS, session -> {});
    }

    @Test
    @Timeout(value = 12, unit = TimeUnit.HOURS)
    void changesThroughTheSessionAreThoseOfH2(TestDatabase database) {
        BatchOracle.ask(database, SETTINGS, DatabendSettings.KEYED_BATCHES, " tw_t using ");
    }
}
