package org.tidewire.tidb;

import java.util.Map;
import org.tidewire.testkit.rendering.Library;
import org.tidewire.testkit.rendering.LibraryRendering;
import org.tidewire.testkit.rendering.Rendering;

/** A golden test of TiDB's SQL, on a server that says that it is TiDB 8.5.4. */
abstract class TiDBRenderingTest extends LibraryRendering {
    static final String TIDB_8_5 = "8.0.11-TiDB-v8.5.4";

    @Override
    protected Rendering rendering(Map<String, Object> settings) {
        return Rendering.of("MySQL", TIDB_8_5, settings, Library.entities(Reader.class, Ticket.class));
    }
}
