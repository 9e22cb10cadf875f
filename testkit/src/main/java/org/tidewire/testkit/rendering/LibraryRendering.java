package org.tidewire.testkit.rendering;

import java.util.Map;
import org.hibernate.cfg.AvailableSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** What a golden test of a database's SQL starts from: the library, on a server that tells its product and version. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // opened before the tests
public abstract class LibraryRendering {
    private Rendering rendering;

    /** For subclasses. */
    protected LibraryRendering() {}

    /**
     * The library on this database.
     *
     * @param settings further settings
     * @return to be closed by the caller
     */
    protected abstract Rendering rendering(Map<String, Object> settings);

    /**
     * The library, with the functions of JSON.
     *
     * @return closed after the tests
     */
    protected final Rendering rendering() {
        return rendering;
    }

    @BeforeAll
    final void open() {
        rendering = rendering(Map.of(AvailableSettings.JSON_FUNCTIONS_ENABLED, true));
    }

    @AfterAll
    final void close() {
        rendering.close();
    }
}
