package org.tidewire.databend;

import java.util.Map;
import org.tidewire.testkit.rendering.Library;
import org.tidewire.testkit.rendering.LibraryRendering;
import org.tidewire.testkit.rendering.Rendering;

/** A golden test of Databend's SQL, on a server that says that it is Databend 1.2.895. */
abstract class DatabendRenderingTest extends LibraryRendering {
    static final String DATABEND = "Databend";
    static final String VERSION = "1.2.895";

    @Override
    protected Rendering rendering(Map<String, Object> settings) {
        return Rendering.of(DATABEND, VERSION, settings, Library.entities());
    }
}
