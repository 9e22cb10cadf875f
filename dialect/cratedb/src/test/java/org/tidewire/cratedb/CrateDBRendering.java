package org.tidewire.cratedb;

import java.util.Map;
import org.tidewire.testkit.rendering.Rendering;

/** The rendering of CrateDB 6.4.4. */
public final class CrateDBRendering {
    private CrateDBRendering() {}

    public static Rendering of(Class<?>... entities) {
        return of(Map.of(), entities);
    }

    public static Rendering of(Map<String, Object> settings, Class<?>... entities) {
        return Rendering.of("CrateDB", "6.4.4", settings, entities);
    }
}
