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
 * A database's own grammar. It knows no names and no types: it says whether the database parses a statement, not whether it
 * runs.
 *
 * <p>There is one for a database in a run, and it parses each text once.
 */
final class SqlGrammar {
    /** Out of the module of TiDB's parser. */
    static final SqlGrammar TIDB = new SqlGrammar("TiDB", GrammarProgram::ofTiDB);

    /** Out of the Python package that is generated from the grammar of CrateDB's server. */
    static final SqlGrammar CRATEDB = new SqlGrammar("CrateDB", GrammarProgram::ofCrateDB);

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final String database;
    private final Start start;
    private final Map<String, Optional<String>> verdicts = new HashMap<>();
    private final Set<String> parsed = new HashSet<>();
    private final Set<String> refused = new HashSet<>();
    private Optional<GrammarProgram> program = Optional.empty();
    private Optional<String> unavailable = Optional.empty();

    /** Starts a program. */
    private interface Start {
        GrammarProgram start() throws Unavailable, IOException;
    }

    private SqlGrammar(String database, Start start) {
        this.database = database;
        this.start = start;
    }

    /** Why this machine has no grammar; nothing where it has one. */
    synchronized Optional<String> unavailable() {
        if (program.isEmpty() && unavailable.isEmpty()) {
            try {
                program = Optional.of(start.start());
            } catch (Unavailable e) {
                unavailable = Optional.of(e.getMessage());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return unavailable;
    }

    String database() {
        return database;
    }

    /** The database's complaint about a statement, or nothing if it parses. */
    synchronized Optional<String> complaint(String sql) {
        return verdicts.computeIfAbsent(sql, this::ask);
    }

    /** Fails with each statement that the database does not parse. These are the statements that the report counts. */
    synchronized void requireAll(Collection<String> statements) {
        statements.forEach(sql -> (complaint(sql).isEmpty() ? parsed : refused).add(sql));
        require(database, statements, this::complaint);
    }

    static void require(String database, Collection<String> statements, Function<String, Optional<String>> complaint) {
        List<String> complaints = statements.stream()
                .distinct()
                .flatMap(sql -> complaint.apply(sql).map(text -> sql + "\n    " + text).stream())
                .toList();
        if (!complaints.isEmpty()) {
            throw new AssertionError(database + "'s grammar refuses " + complaints.size() + " of the statements:\n"
                    + String.join("\n", complaints));
        }
    }

    /** How many different statements it was required to parse and did. */
    synchronized int parsed() {
        return parsed.size();
    }

    /** How many different statements it was required to parse and refused. */
    synchronized int refused() {
        return refused.size();
    }

    private Optional<String> ask(String sql) {
        try {
            JsonNode answer = JSON.readTree(program.orElseThrow().ask(JSON.writeValueAsString(sql)));
            return Optional.ofNullable(answer.get("error")).map(JsonNode::asString);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
