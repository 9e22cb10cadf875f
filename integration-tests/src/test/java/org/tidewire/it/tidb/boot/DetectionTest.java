package org.tidewire.it.tidb.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.MySQLDialect;
import org.hibernate.engine.jdbc.dialect.spi.DatabaseMetaDataDialectResolutionInfoAdapter;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolutionInfo;
import org.junit.jupiter.api.Test;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;
import org.tidewire.tidb.TiDBDialect;

@TiDBTest
class DetectionTest {
    private static final String NO_DIALECT = "";

    private final TestDatabase database;

    DetectionTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    @RealTiDB("only TiDB says that it is TiDB")
    void findsTiDBByWhatTheServerSays() {
        assertThat(dialectWith(Map.of(JdbcSettings.DIALECT, NO_DIALECT))).isExactlyInstanceOf(TiDBDialect.class);
    }

    @Test
    void leavesAnotherServerToHibernate() {
        assumeTrue(database.isStandIn(), "needs a server that is not TiDB");
        assertThat(dialectWith(Map.of(JdbcSettings.DIALECT, NO_DIALECT))).isExactlyInstanceOf(MySQLDialect.class);
    }

    @Test
    void leavesAnotherServerToHibernateWhereItMayNotBeAsked() {
        assertThat(dialectWith(Map.of(
                        JdbcSettings.DIALECT,
                        NO_DIALECT,
                        JdbcSettings.ALLOW_METADATA_ON_BOOT,
                        false,
                        JdbcSettings.JAKARTA_HBM2DDL_DB_NAME,
                        "MySQL",
                        JdbcSettings.JAKARTA_HBM2DDL_DB_VERSION,
                        "8.0.36")))
                .isExactlyInstanceOf(MySQLDialect.class);
    }

    @Test
    void takesTheShortName() {
        assertThat(dialectWith(Map.of(JdbcSettings.DIALECT, "TiDB"))).isExactlyInstanceOf(TiDBDialect.class);
    }

    @Test
    void namedDialectWinsOverDetection() {
        assertThat(dialectWith(Map.of(JdbcSettings.DIALECT, MySQLDialect.class.getName())))
                .isExactlyInstanceOf(MySQLDialect.class);
    }

    @Test
    void findsTiDBByTheSettingsWhereTheServerMayNotBeAsked() {
        assertThat(dialectWith(Map.of(
                        JdbcSettings.DIALECT,
                        NO_DIALECT,
                        JdbcSettings.ALLOW_METADATA_ON_BOOT,
                        false,
                        JdbcSettings.JAKARTA_HBM2DDL_DB_NAME,
                        "MySQL",
                        JdbcSettings.JAKARTA_HBM2DDL_DB_VERSION,
                        "8.0.11-TiDB-v8.5.4")))
                .isExactlyInstanceOf(TiDBDialect.class);
    }

    @Test
    @RealTiDB("MariaDB tells no version of TiDB")
    void theDialectAndWhatItMakesOfTheServerAgreeOnTheVersion() throws SQLException {
        Dialect dialect = dialectWith(Map.of());
        String own = database.strings("select version()").get(0).replaceFirst(".*-TiDB-v", "");
        try (Connection connection = database.connection()) {
            DialectResolutionInfo info = new DatabaseMetaDataDialectResolutionInfoAdapter(connection.getMetaData());
            assertThat(dialect.determineDatabaseVersion(info)).hasToString(own);
        }
        assertThat(dialect.getVersion()).hasToString(own);
    }

    private Dialect dialectWith(Map<String, ?> settings) {
        return TestDatabase.dialect(database.sessionFactory(settings));
    }
}
