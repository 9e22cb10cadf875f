package org.tidewire.tidb.internal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Map;
import java.util.stream.Stream;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.testkit.rendering.ReportedServer;
import org.tidewire.tidb.TiDBDialect;

class TiDBDialectResolverTest {
    private final TiDBDialectResolver resolver = new TiDBDialectResolver();

    @ParameterizedTest
    @CsvSource({
        "8.0.11-TiDB-v8.5.4, 8, 5, 4",
        "5.7.25-TiDB-v6.5.11, 6, 5, 11",
        "8.0.11-TiDB-v7.5.2-serverless, 7, 5, 2",
        "8.0.11-TiDB-v8.5.3-20250819-abcdef, 8, 5, 3",
        "8.0.11-TiDB-v8.4.0-alpha-313-g1a2b3c4, 8, 4, 0",
        "8.0.11-TiDB-v9.0.0-beta.1.pre-640-g0123456, 9, 0, 0",
        "8.0.11-TiDB-v9.0, 9, 0, 0",
        "8.0.11-tidb-v8.5.4, 8, 5, 4",
    })
    void findsTiDBAndItsOwnVersion(String version, int major, int minor, int micro) {
        Dialect dialect = resolver.resolveDialect(ReportedServer.says("MySQL", version));

        assertThat(dialect).isInstanceOf(TiDBDialect.class);
        assertThat(dialect.getVersion().getMajor()).isEqualTo(major);
        assertThat(dialect.getVersion().getMinor()).isEqualTo(minor);
        assertThat(dialect.getVersion().getMicro()).isEqualTo(micro);
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.0.11-TiDB-None", "8.0.11-TiDB-", "8.0.11-TiDB-v99999999999.1"})
    void assumesAVersionWhereTheServerTellsNone(String version) {
        Dialect dialect = resolver.resolveDialect(ReportedServer.says("MySQL", version));

        assertThat(dialect).isInstanceOf(TiDBDialect.class);
        assertThat(dialect.getVersion().isSame(8, 5)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"MySQL, 8.0.36", "MySQL, 8.0.10-MariaDB", "MariaDB, 11.4.5-MariaDB", "MySQL, 8.0.90-v1.2.895(rust)"})
    void leavesOtherServersToHibernate(String product, String version) {
        assertThat(resolver.resolveDialect(ReportedServer.says(product, version)))
                .isNull();
    }

    /** Hibernate would swallow the exception, and take MySQLDialect. */
    @ParameterizedTest
    @MethodSource("strangeServers")
    void neverThrows(ReportedServer server) {
        assertThatCode(() -> resolver.resolveDialect(server)).doesNotThrowAnyException();
    }

    static Stream<ReportedServer> strangeServers() {
        return Stream.of(
                new ReportedServer(null, null, 0, 0, null, null),
                new ReportedServer(null, "8.0.11-TiDB-v8.5.4", -1, -1, null, null),
                new ReportedServer("MySQL", "", 0, 0, "", Map.of()),
                new ReportedServer("TiDB", null, 0, 0, null, Map.of()),
                new ReportedServer("TiDB", "", Integer.MIN_VALUE, Integer.MIN_VALUE, ",,", Map.of()),
                new ReportedServer("TiDB", "not a version", 8, -9999, "key,,", Map.of()),
                new ReportedServer(
                        "MySQL", "-TiDB-", 0, 0, null, Map.of("hibernate.dialect.storage_engine", "rocksdb")),
                new ReportedServer(
                        "MySQL",
                        "8.0.11-TiDB-v8.5.4",
                        8,
                        0,
                        null,
                        Map.of("hibernate.dialect.mysql.bytes_per_character", "many")),
                new ReportedServer("MySQL", "8.0.11-TiDB-v8.5.4".repeat(10_000), 8, 0, null, Map.of()));
    }

    @Test
    void aStrangeStorageEngineStillGivesTiDBsDialect() {
        assertThat(resolver.resolveDialect(new ReportedServer(
                        "MySQL",
                        "8.0.11-TiDB-v8.5.4",
                        8,
                        0,
                        null,
                        Map.of("hibernate.dialect.storage_engine", "rocksdb"))))
                .isInstanceOf(TiDBDialect.class);
    }

    @ParameterizedTest
    @CsvSource({
        "MySQL, 8.0.11-TiDB-v7.5.2, 7, 5",
        "TiDB, 8.0.11-TiDB-v7.5.2, 7, 5",
        "TiDB, v7.5.2, 7, 5",
        "TiDB, 7.5, 7, 5",
    })
    void isAskedByHibernateWithoutMetadataAccess(String product, String version, int major, int minor) {
        Dialect dialect = dialectOf(Map.of(
                "hibernate.boot.allow_jdbc_metadata_access", false,
                "jakarta.persistence.database-product-name", product,
                "jakarta.persistence.database-product-version", version));

        assertThat(dialect).isInstanceOf(TiDBDialect.class);
        assertThat(dialect.getVersion().isSame(major, minor)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "MySQL, 8.0.36, org.hibernate.dialect.MySQLDialect",
        "MariaDB, 11.4.5-MariaDB, org.hibernate.dialect.MariaDBDialect"
    })
    void leavesOtherServersToHibernateWithoutMetadataAccess(String product, String version, Class<?> dialect) {
        assertThat(dialectOf(Map.of(
                        "hibernate.boot.allow_jdbc_metadata_access", false,
                        "jakarta.persistence.database-product-name", product,
                        "jakarta.persistence.database-product-version", version)))
                .isExactlyInstanceOf(dialect);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TiDB", "tidb", "org.tidewire.tidb.TiDBDialect"})
    void theDialectHasAShortName(String name) {
        Dialect dialect =
                dialectOf(Map.of("hibernate.boot.allow_jdbc_metadata_access", false, "hibernate.dialect", name));

        assertThat(dialect).isInstanceOf(TiDBDialect.class);
        assertThat(dialect.getVersion().isSame(8, 5)).isTrue();
    }

    @Test
    void aNamedDialectTakesTheVersionThatIsWrittenBesideIt() {
        Dialect dialect = dialectOf(Map.of(
                "hibernate.boot.allow_jdbc_metadata_access", false,
                "hibernate.dialect", "TiDB",
                "jakarta.persistence.database-product-version", "7.1.0"));

        assertThat(dialect.getVersion().isSame(7, 1)).isTrue();
    }

    private static Dialect dialectOf(Map<String, Object> settings) {
        try (var registry =
                new StandardServiceRegistryBuilder().applySettings(settings).build()) {
            return registry.requireService(JdbcEnvironment.class).getDialect();
        }
    }
}
