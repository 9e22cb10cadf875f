package org.tidewire.it.oracle;

import com.zaxxer.hikari.HikariConfig;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.hibernate.Session;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.QuerySettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;
import org.tidewire.tidb.TiDBSettings;

/** Generated queries have the rows on TiDB that they have on H2, with the JDBC parameters that the documentation names. */
@TiDBTest
class TiDBOracleTest {
    @Test
    @Timeout(value = 12, unit = TimeUnit.HOURS)
    @RealTiDB("what is compared is TiDB's own evaluation of expressions")
    void rowsAreThoseOfH2(TestDatabase database) {
        Oracle.ask(
                "TiDB",
                database,
                settings(database),
                Boolean.getBoolean("tidewire.oracle.analyzed") ? TiDBOracleTest::analyze : session -> {});
    }

    @Test
    @Timeout(value = 12, unit = TimeUnit.HOURS)
    @RealTiDB("what is compared is TiDB's own evaluation of keyed statements")
    void changesThroughTheSessionAreThoseOfH2(TestDatabase database) {
        BatchOracle.ask(database, settings(database), TiDBSettings.KEYED_BATCHES, "elt(");
    }

    private static Map<String, Object> settings(TestDatabase database) {
        return Map.of(
                JdbcSettings.JDBC_TIME_ZONE,
                "UTC",
                QuerySettings.JSON_FUNCTIONS_ENABLED,
                true,
                JdbcSettings.JAKARTA_NON_JTA_DATASOURCE,
                database.dataSource(TiDBOracleTest::recommended));
    }

    /** The planner orders joins by what it knows of the rows, and without that takes other plans. */
    private static void analyze(Session session) {
        session.createNativeQuery(
                        "select table_name from information_schema.tables where table_schema = database()"
                                + " and table_type = 'BASE TABLE'",
                        String.class)
                .getResultList()
                .forEach(table -> session.doWork(connection -> {
                    try (Statement statement = connection.createStatement()) {
                        statement.execute("analyze table `" + table + "`");
                    }
                }));
    }

    private static void recommended(HikariConfig config) {
        config.addDataSourceProperty("connectionTimeZone", "UTC");
        config.addDataSourceProperty("forceConnectionTimeZoneToSession", "true");
        config.addDataSourceProperty("connectionCollation", "utf8mb4_bin");
    }
}
