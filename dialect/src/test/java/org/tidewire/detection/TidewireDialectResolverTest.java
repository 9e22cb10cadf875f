package org.tidewire.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Stream;
import org.hibernate.HibernateException;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.databend.DatabendDialect;
import org.tidewire.rendering.Rendering;
import org.tidewire.tidb.TiDBDialect;

class TidewireDialectResolverTest {
    private final TidewireDialectResolver resolver = new TidewireDialectResolver();

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
        Dialect dialect = resolver.resolveDialect(Server.says("MySQL", version));

        assertThat(dialect).isInstanceOf(TiDBDialect.class);
        assertThat(dialect.getVersion().getMajor()).isEqualTo(major);
        assertThat(dialect.getVersion().getMinor()).isEqualTo(minor);
        assertThat(dialect.getVersion().getMicro()).isEqualTo(micro);
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.0.11-TiDB-None", "8.0.11-TiDB-", "8.0.11-TiDB-v99999999999.1"})
    void assumesAVersionWhereTheServerTellsNone(String version) {
        Dialect dialect = resolver.resolveDialect(Server.says("MySQL", version));

        assertThat(dialect).isInstanceOf(TiDBDialect.class);
        assertThat(dialect.getVersion().isSame(8, 5)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"MySQL, 8.0.36", "MySQL, 8.0.10-MariaDB", "MariaDB, 11.4.5-MariaDB", "MySQL, 8.0.90-v1.2.895(rust)"})
    void leavesOtherServersToHibernate(String product, String version) {
        assertThat(resolver.resolveDialect(Server.says(product, version))).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.895, 895",
        "v1.2.895-nightly, 895",
        "8.0.90-v1.2.895-nightly-363a49c1dd(rust-1.94.0-nightly-2026-04-12T03:13:19.550514724Z), 895",
        "Databend Query v1.2.680-p3-2c8b1f4d5a(rust-1.81.0-nightly-2025-01-20T10:00:00.0Z), 680",
        "'', 895",
        "nothing, 895",
        "v1.2.99999999999, 895",
    })
    void findsDatabendBehindItsDriver(String version, int micro) {
        Dialect dialect = resolver.resolveDialect(Server.says("Databend", version));

        assertThat(dialect).isInstanceOf(DatabendDialect.class);
        assertThat(dialect.getVersion().isSame(1, 2)).isTrue();
        assertThat(dialect.getVersion().getMicro()).isEqualTo(micro);
    }

    @Test
    void isSwitchedOffByASetting() {
        assertThat(resolver.resolveDialect(new Server(
                        "MySQL", "8.0.11-TiDB-v8.5.4", 8, 0, null, Map.of(DetectionSettings.ENABLED, "false"))))
                .isNull();
        assertThat(resolver.resolveDialect(
                        new Server("MySQL", "8.0.11-TiDB-v8.5.4", 8, 0, null, Map.of(DetectionSettings.ENABLED, true))))
                .isInstanceOf(TiDBDialect.class);
    }

    @Test
    void aWrongValueOfTheSettingIsRefusedAtBoot() {
        assertThatThrownBy(() -> Rendering.of("MySQL", "8.0.36", Map.of(DetectionSettings.ENABLED, "off")))
                .isInstanceOf(HibernateException.class)
                .hasMessage("tidewire.detection.enabled must be 'true' or 'false', and is 'off'");
    }

    /** Hibernate would swallow the exception, and take MySQLDialect. */
    @ParameterizedTest
    @MethodSource("strangeServers")
    void neverThrows(Server server) {
        assertThatCode(() -> resolver.resolveDialect(server)).doesNotThrowAnyException();
    }

    static Stream<Server> strangeServers() {
        return Stream.of(
                new Server(null, null, 0, 0, null, null),
                new Server(null, "8.0.11-TiDB-v8.5.4", -1, -1, null, null),
                new Server("MySQL", "", 0, 0, "", Map.of()),
                new Server("TiDB", null, 0, 0, null, Map.of()),
                new Server("Databend", null, 0, 0, null, null),
                new Server("Databend", "not a version", -1, -1, ",", Map.of()),
                new Server("Databend", "v1.2.895".repeat(10_000), -1, -1, ",", Map.of()),
                new Server("TiDB", "", Integer.MIN_VALUE, Integer.MIN_VALUE, ",,", Map.of()),
                new Server("TiDB", "not a version", 8, -9999, "key,,", Map.of()),
                new Server("MySQL", "-TiDB-", 0, 0, null, Map.of("hibernate.dialect.storage_engine", "rocksdb")),
                new Server("MySQL", "-TiDB-v8.5.4", 0, 0, null, Map.of(DetectionSettings.ENABLED, "perhaps")),
                new Server(
                        "MySQL",
                        "8.0.11-TiDB-v8.5.4",
                        8,
                        0,
                        null,
                        Map.of("hibernate.dialect.mysql.bytes_per_character", "many")),
                new Server("MySQL", "8.0.11-TiDB-v8.5.4".repeat(10_000), 8, 0, null, Map.of()));
    }

    @Test
    void aStrangeStorageEngineStillGivesTiDBsDialect() {
        assertThat(resolver.resolveDialect(new Server(
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

    @ParameterizedTest
    @ValueSource(strings = {"Databend", "databend", "org.tidewire.databend.DatabendDialect"})
    void soHasThatOfDatabend(String name) {
        Dialect dialect =
                dialectOf(Map.of("hibernate.boot.allow_jdbc_metadata_access", false, "hibernate.dialect", name));

        assertThat(dialect).isInstanceOf(DatabendDialect.class);
        assertThat(dialect.getVersion().isSame(1, 2)).isTrue();
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
