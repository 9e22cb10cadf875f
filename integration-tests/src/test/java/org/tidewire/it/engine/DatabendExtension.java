package org.tidewire.it.engine;

import java.util.List;
import org.tidewire.databend.DatabendDialect;

/** The engine of {@link DatabendTest}. The engine itself parses what is sent to it. */
final class DatabendExtension extends EngineExtension {
    static final String TAG = "databend";
    static final EngineKind DATABEND = new EngineKind("Databend", TAG, DatabendDialect.class, DatabendEngines::start);

    DatabendExtension() {
        super(DATABEND);
    }

    @Override
    void check(List<String> statements) {}
}
