package org.tidewire.testkit.junit;

import org.tidewire.testkit.engine.CockroachDBEngines;

/** The engine of {@link CockroachDBTest}. */
final class CockroachDBExtension extends EngineExtension {
    CockroachDBExtension() {
        super(CockroachDBEngines.INSTANCE);
    }
}
