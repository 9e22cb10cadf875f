package org.tidewire.cratedb.internal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.hibernate.dialect.DatabaseVersion;
import org.hibernate.dialect.Dialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.cratedb.CrateDBDialect;
import org.tidewire.testkit.rendering.Rendering;
import org.tidewire.testkit.rendering.ReportedServer;

class DetectionTest {
    @ParameterizedTest
    @CsvSource({
        "6.4.4, 6.4.4",
        "CrateDB 6.4.4-SNAPSHOT (built 2026-01-01), 6.4.4",
        "7.0, 7.0",
        "nonsense, 6.4",
        "'', 6.4"
    })
    void takesTheVersionThatTheSettingsTell(String reported, String version) {
        Dialect dialect = new CrateDBDialectResolver().resolveDialect(ReportedServer.says("CrateDB", reported));

        assertThat(dialect).isInstanceOf(CrateDBDialect.class);
        assertThat(dialect.getVersion().toString()).isEqualTo(version);
    }

    @ParameterizedTest
    @CsvSource({"PostgreSQL, 14.0", "MySQL, 8.0.11", "Databend, 1.2.895"})
    void leavesOtherProductsAlone(String product, String version) {
        assertThat(new CrateDBDialectResolver().resolveDialect(ReportedServer.says(product, version)))
                .isNull();
    }

    @Test
    void anOlderServerIsRefusedAtBoot() {
        assertThat(new CrateDBDialect(DatabaseVersion.make(5, 10)).getVersion().getMajor())
                .isEqualTo(5);
        assertThatThrownBy(() -> Rendering.of("CrateDB", "5.10.3", Map.of()))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessage(
                        "CrateDB does not support version (5.10.3): use version 6.4 or later, the first with native UUIDs");
    }
}
