package org.tidewire.databend.internal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Map;
import java.util.stream.Stream;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.databend.DatabendDialect;
import org.tidewire.testkit.rendering.ReportedServer;

class DatabendDialectResolverTest {
    private final DatabendDialectResolver resolver = new DatabendDialectResolver();

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
        Dialect dialect = resolver.resolveDialect(ReportedServer.says("Databend", version));

        assertThat(dialect).isInstanceOf(DatabendDialect.class);
        assertThat(dialect.getVersion().isSame(1, 2)).isTrue();
        assertThat(dialect.getVersion().getMicro()).isEqualTo(micro);
    }

    /** The last is how Databend greets a plain Connector/J. */
    @ParameterizedTest
    @CsvSource({"MySQL, 8.0.36", "MariaDB, 11.4.5-MariaDB", "MySQL, 8.0.90-v1.2.895(rust)"})
    void leavesOtherServersToHibernate(String product, String version) {
        assertThat(resolver.resolveDialect(ReportedServer.says(product, version)))
                .isNull();
    }

    /** Hibernate would swallow the exception, and take another dialect. */
    @ParameterizedTest
    @MethodSource("strangeServers")
    void neverThrows(ReportedServer server) {
        assertThatCode(() -> resolver.resolveDialect(server)).doesNotThrowAnyException();
    }

    static Stream<ReportedServer> strangeServers() {
        return Stream.of(
                new ReportedServer(null, null, 0, 0, null, null),
                new ReportedServer("Databend", null, 0, 0, null, null),
                new ReportedServer("Databend", "not a version", -1, -1, ",", Map.of()),
                new ReportedServer("Databend", "v1.2.895".repeat(10_000), -1, -1, ",", Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Databend", "databend", "org.tidewire.databend.DatabendDialect"})
    void theDialectHasAShortName(String name) {
        try (var registry = new StandardServiceRegistryBuilder()
                .applySettings(Map.of("hibernate.boot.allow_jdbc_metadata_access", false, "hibernate.dialect", name))
                .build()) {
            Dialect dialect = registry.requireService(JdbcEnvironment.class).getDialect();

            assertThat(dialect).isInstanceOf(DatabendDialect.class);
            assertThat(dialect.getVersion().isSame(1, 2)).isTrue();
        }
    }
}
