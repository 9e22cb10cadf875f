package org.tidewire.databend;

import java.util.Map;
import org.hibernate.cfg.AvailableSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.tidewire.testkit.rendering.Library;
import org.tidewire.testkit.rendering.Rendering;

/** What a golden test of Databend's SQL starts from: the library, on a server that says that it is Databend 1.2.895. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DatabendRenderingTest {
    static final String DATABEND = "Databend";
    static final String VERSION = "1.2.895";

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
        return Rendering.of(DATABEND, VERSION, settings, Library.entities());
    }
}
