package org.tidewire.testkit.junit;

import org.tidewire.testkit.engine.DatabendEngines;

/** The engine of {@link DatabendTest}. */
final class DatabendExtension extends EngineExtension {
    DatabendExtension() {
        super(DatabendEngines.INSTANCE);
    }
}
