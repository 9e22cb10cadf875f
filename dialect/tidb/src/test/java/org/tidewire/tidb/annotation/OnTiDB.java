package org.tidewire.tidb.annotation;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.hibernate.AnnotationException;
import org.tidewire.testkit.rendering.Rendering;

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

    /** These entities are refused at boot, in this sentence. */
    static void assertRefused(String message, Class<?>... entities) {
        assertThatExceptionOfType(AnnotationException.class)
                .isThrownBy(() -> createScript(entities))
                .withMessage(message);
    }
}
