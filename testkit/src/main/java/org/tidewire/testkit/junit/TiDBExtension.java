package org.tidewire.testkit.junit;

import org.tidewire.testkit.engine.TiDBEngines;

/** The engine of {@link TiDBTest}. */
final class TiDBExtension extends EngineExtension {
    TiDBExtension() {
        super(TiDBEngines.INSTANCE);
    }
}
