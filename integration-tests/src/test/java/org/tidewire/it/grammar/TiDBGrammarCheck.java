package org.tidewire.it.grammar;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tidewire.testkit.engine.TiDBEngines;
import org.tidewire.testkit.junit.StatementCheck;

/** TiDB's grammar parses what the tests of its dialect have sent. */
public final class TiDBGrammarCheck implements StatementCheck {
    /** For {@link java.util.ServiceLoader}. */
    public TiDBGrammarCheck() {}

    @Override
    public String tag() {
        return TiDBEngines.TAG;
    }

    @Override
    public void check(List<String> statements) {
        TiDBGrammar.get().ifPresent(grammar -> grammar.requireAll(statements));
    }

    @Override
    public Map<String, String> properties() {
        return Map.of(
                "tidb.grammar.parsed", String.valueOf(parsed()), "tidb.grammar.refused", String.valueOf(refused()));
    }

    @Override
    public String summary() {
        return "TiDB grammar: "
                + TiDBGrammar.unavailable()
                        .map(reason -> "no statement parsed, " + reason)
                        .orElseGet(() -> parsed() + " statement" + (parsed() == 1 ? "" : "s") + " parsed, " + refused()
                                + " refused");
    }

    private static int parsed() {
        return grammar().map(TiDBGrammar::parsed).orElse(0);
    }

    private static int refused() {
        return grammar().map(TiDBGrammar::refused).orElse(0);
    }

    private static Optional<TiDBGrammar> grammar() {
        return TiDBGrammar.get();
    }
}
