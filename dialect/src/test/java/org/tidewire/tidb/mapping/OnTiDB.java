package org.tidewire.tidb.mapping;

import java.util.Map;
import org.tidewire.rendering.Rendering;

/** What is rendered for these entities on a server that says that it is TiDB 8.5.4. */
final class OnTiDB {
    private OnTiDB() {}

    static Rendering rendering(Class<?>... entities) {
        return Rendering.of("MySQL", "8.0.11-TiDB-v8.5.4", Map.of(), entities);
    }

    static String createScript(Class<?>... entities) {
        try (Rendering rendering = rendering(entities)) {
            return rendering.createScript();
        }
    }
}
