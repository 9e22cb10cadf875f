package org.tidewire.samples.bookstore;

import static org.junit.jupiter.api.Assumptions.abort;

import org.tidewire.testkit.server.EmbeddedDatabendEngine;
import org.tidewire.testkit.server.SampleServerException;

/** The engine for tests: where it is not to be had they are skipped, and say so. */
final class TestEngine {
    private TestEngine() {}

    static EmbeddedDatabendEngine start() {
        try {
            return EmbeddedDatabendEngine.start();
        } catch (SampleServerException e) {
            return abort(e.getMessage());
        }
    }
}
