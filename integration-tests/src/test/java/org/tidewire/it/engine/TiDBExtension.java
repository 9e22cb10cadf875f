package org.tidewire.it.engine;

import java.util.List;
import org.tidewire.it.grammar.TiDBGrammar;
import org.tidewire.tidb.TiDBDialect;

/** The engine of {@link TiDBTest}, and TiDB's grammar for what is sent to it. */
final class TiDBExtension extends EngineExtension {
    static final String TAG = "tidb";
    static final EngineKind TIDB = new EngineKind("TiDB", TAG, TiDBDialect.class, TiDBEngines::start);

    TiDBExtension() {
        super(TIDB);
    }

    @Override
    void check(List<String> statements) {
        TiDBGrammar.get().ifPresent(grammar -> grammar.requireAll(statements));
    }
}
