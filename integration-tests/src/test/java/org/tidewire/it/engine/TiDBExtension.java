package org.tidewire.it.engine;

import java.util.List;
import org.hibernate.dialect.Dialect;
import org.tidewire.it.grammar.TiDBGrammar;
import org.tidewire.tidb.TiDBDialect;

/** The engine of {@link TiDBTest}, and TiDB's grammar for what is sent to it. */
final class TiDBExtension extends EngineExtension {
    static final String TAG = "tidb";
    static final EngineKind TIDB = new EngineKind("TiDB", TAG, TiDBEngines::start);

    TiDBExtension() {
        super(TIDB);
    }

    /** Only what our dialect renders has to be TiDB's SQL. */
    static boolean isOurs(Dialect dialect) {
        return dialect instanceof TiDBDialect;
    }

    @Override
    void check(List<String> statements) {
        TiDBGrammar.get().ifPresent(grammar -> grammar.requireAll(statements));
    }
}
