package org.tidewire.it.oracle;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.QuerySettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tidewire.cratedb.CrateDBSettings;
import org.tidewire.it.oracle.tree.Area;
import org.tidewire.testkit.junit.CrateDBTest;
import org.tidewire.testkit.junit.TestDatabase;

/** Generated queries have the rows on CrateDB that they have on H2. */
@CrateDBTest
class CrateDBOracleTest {
    /** Nothing undoes a change; embeddables in one column are refused, and so are the ends of the ranges. */
    private static final Set<Area> MISSING = Set.of(Area.MUTATIONS, Area.JSON, Area.LIMITS);

    /** More is refused than elsewhere. */
    private static final double COMPARED = 0.5;

    @Test
    @Timeout(value = 12, unit = TimeUnit.HOURS)
    void rowsAreThoseOfH2(TestDatabase database) {
        Oracle.ask(
                "CrateDB",
                database,
                Map.of(
                        JdbcSettings.JDBC_TIME_ZONE,
                        "UTC",
                        QuerySettings.JSON_FUNCTIONS_ENABLED,
                        true,
                        CrateDBSettings.REFRESH,
                        "commit"),
                Map.of("hibernate.orm_xml_files", List.of("org/tidewire/it/oracle/without-documents.xml")),
                session -> {},
                OracleOptions.ofSystemProperties().without(MISSING),
                COMPARED);
    }
}
