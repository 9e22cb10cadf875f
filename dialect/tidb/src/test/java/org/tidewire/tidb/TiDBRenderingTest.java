package org.tidewire.tidb;

import java.util.Map;
import org.hibernate.cfg.AvailableSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.tidewire.testkit.rendering.Library;
import org.tidewire.testkit.rendering.Rendering;

/** What a golden test of TiDB's SQL starts from: the library, on a server that says that it is TiDB 8.5.4. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TiDBRenderingTest {
    static final String TIDB_8_5 = "8.0.11-TiDB-v8.5.4";

    private Rendering rendering;

    @BeforeAll
    void open() {
        rendering = rendering(Map.of(AvailableSettings.JSON_FUNCTIONS_ENABLED, true));
    }

    @AfterAll
    void close() {
        rendering.close();
    }

    final Rendering rendering() {
        return rendering;
    }

    static Rendering rendering(Map<String, Object> settings) {
        return Rendering.of("MySQL", TIDB_8_5, settings, Library.entities(Reader.class, Ticket.class));
    }
}
