package org.tidewire.tidb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tidewire.testkit.rendering.Library;
import org.tidewire.testkit.rendering.Rendering;
import org.tidewire.testkit.support.LogCapture;
import org.tidewire.tidb.internal.server.UnenforcedConstraints;

class UnenforcedConstraintsTest {
    /** Of the check that Hibernate writes for the discriminator of {@code papers} nothing is said. */
    @Test
    void checksAreOffByDefault() {
        assertThat(saidFor("8.0.11-TiDB-v8.5.4", Library.entities()))
                .containsExactly("TiDB does not enforce the check constraints of [books, copies]:"
                        + " tidb_enable_check_constraint is off by default, and the server was not asked.");
    }

    @Test
    void anOlderServerEnforcesNoForeignKeysEither() {
        assertThat(saidFor("5.7.25-TiDB-v6.5.11", Library.entities()))
                .containsExactly(
                        "TiDB does not enforce the check constraints of [books, copies]: it does so from 7.2 on.",
                        "TiDB does not enforce the foreign keys of the mapping: it does so from 6.6 on.");
    }

    @Test
    void nothingIsSaidOfAMappingWithoutConstraints() {
        assertThat(saidFor("8.0.11-TiDB-v8.5.4", Library.Tag.class)).isEmpty();
    }

    private static List<String> saidFor(String version, Class<?>... entities) {
        try (LogCapture log = LogCapture.of(UnenforcedConstraints.class.getName())) {
            Rendering.of("MySQL", version, Map.of(), entities).close();
            return log.messages();
        }
    }
}
