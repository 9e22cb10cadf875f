package org.tidewire.cockroachdb;

import java.util.Map;
import org.tidewire.testkit.rendering.Rendering;

/** The statements that create a schema on CockroachDB 25.4.2. */
final class CockroachDBRendering {
    private CockroachDBRendering() {}

    static String script(Class<?>... entities) {
        return script(Map.of(), entities);
    }

    static String script(Map<String, Object> settings, Class<?>... entities) {
        try (Rendering rendering = Rendering.of("CockroachDB", "25.4.2", settings, entities)) {
            return rendering.createScript();
        }
    }
}
