package org.tidewire.it.grammar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.tidewire.it.grammar.GrammarProgram.Unavailable;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * TiDB's own grammar. It knows no names and no types: it says whether TiDB parses a statement, not whether it runs.
 *
 * <p>There is one of it in a run, and it parses each text once.
 */
public final class TiDBGrammar {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final GrammarProgram program;
    private final Map<String, Optional<String>> verdicts = new HashMap<>();

    private final Set<String> parsed = new HashSet<>();
    private final Set<String> refused = new HashSet<>();

    private TiDBGrammar(GrammarProgram program) {
        this.program = program;
    }

    /** The grammar, or nothing where this machine has none; {@link #unavailable()} then says why. */
    public static Optional<TiDBGrammar> get() {
        return Holder.GRAMMAR;
    }

    /** Why there is no grammar. */
    public static Optional<String> unavailable() {
        return Holder.UNAVAILABLE;
    }

    /** TiDB's complaint about a statement, or nothing if it parses. */
    public synchronized Optional<String> complaint(String sql) {
        return verdicts.computeIfAbsent(sql, this::ask);
    }

    /** Fails with each statement that TiDB does not parse. These are the statements that the report counts. */
    public synchronized void requireAll(Collection<String> statements) {
        statements.forEach(sql -> (complaint(sql).isEmpty() ? parsed : refused).add(sql));
        require(statements, this::complaint);
    }

    static void require(Collection<String> statements, Function<String, Optional<String>> complaint) {
        List<String> complaints = statements.stream()
                .distinct()
                .flatMap(sql -> complaint.apply(sql).map(text -> sql + "\n    " + text).stream())
                .toList();
        if (!complaints.isEmpty()) {
            throw new AssertionError("TiDB's grammar refuses " + complaints.size() + " of the statements:\n"
                    + String.join("\n", complaints));
        }
    }

    /** How many different statements it was required to parse and did. */
    public synchronized int parsed() {
        return parsed.size();
    }

    /** How many different statements it was required to parse and refused. */
    public synchronized int refused() {
        return refused.size();
    }

    private Optional<String> ask(String sql) {
        try {
            JsonNode answer = JSON.readTree(program.ask(JSON.writeValueAsString(sql)));
            return Optional.ofNullable(answer.get("error")).map(JsonNode::asString);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Holder {
        private static final Optional<TiDBGrammar> GRAMMAR;
        private static final Optional<String> UNAVAILABLE;

        static {
            TiDBGrammar grammar = null;
            String reason = null;
            try {
                grammar = new TiDBGrammar(GrammarProgram.start());
            } catch (Unavailable e) {
                reason = e.getMessage();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            GRAMMAR = Optional.ofNullable(grammar);
            UNAVAILABLE = Optional.ofNullable(reason);
        }
    }
}
