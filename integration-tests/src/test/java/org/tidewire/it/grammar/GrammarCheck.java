package org.tidewire.it.grammar;

import java.util.List;
import java.util.Map;
import org.tidewire.testkit.engine.CrateDBEngines;
import org.tidewire.testkit.engine.TiDBEngines;
import org.tidewire.testkit.junit.StatementCheck;

/** A database's grammar parses what the tests of its dialect have sent. */
public abstract class GrammarCheck implements StatementCheck {
    private final String tag;
    private final SqlGrammar grammar;

    private GrammarCheck(String tag, SqlGrammar grammar) {
        this.tag = tag;
        this.grammar = grammar;
    }

    /** TiDB's. */
    public static final class OfTiDB extends GrammarCheck {
        /** For {@link java.util.ServiceLoader}. */
        public OfTiDB() {
            super(TiDBEngines.TAG, SqlGrammar.TIDB);
        }
    }

    /** CrateDB's. */
    public static final class OfCrateDB extends GrammarCheck {
        /** For {@link java.util.ServiceLoader}. */
        public OfCrateDB() {
            super(CrateDBEngines.TAG, SqlGrammar.CRATEDB);
        }
    }

    @Override
    public final String tag() {
        return tag;
    }

    @Override
    public final void check(List<String> statements) {
        if (grammar.unavailable().isEmpty()) {
            grammar.requireAll(statements);
        }
    }

    @Override
    public final Map<String, String> properties() {
        return Map.of(
                tag + ".grammar.parsed",
                String.valueOf(grammar.parsed()),
                tag + ".grammar.refused",
                String.valueOf(grammar.refused()));
    }

    @Override
    public final String summary() {
        int parsed = grammar.parsed();
        return grammar.database() + " grammar: "
                + grammar.unavailable()
                        .map(reason -> "no statement parsed, " + reason)
                        .orElseGet(() -> parsed + " statement" + (parsed == 1 ? "" : "s") + " parsed, "
                                + grammar.refused() + " refused");
    }
}
