package org.tidewire.testkit.junit;

import org.tidewire.testkit.engine.CrateDBEngines;

/** The engine of {@link CrateDBTest}. */
final class CrateDBExtension extends EngineExtension {
    CrateDBExtension() {
        super(CrateDBEngines.INSTANCE);
    }
}
