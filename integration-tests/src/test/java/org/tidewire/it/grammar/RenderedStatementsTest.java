package org.tidewire.it.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A database parses what its dialect renders in its own tests, which run without a database and leave their SQL in a file. */
class RenderedStatementsTest {
    @Test
    void tidbParsesWhatTheDialectRenders() throws IOException {
        requireParsed(SqlGrammar.TIDB, "tidb", "mysql");
    }

    @Test
    void cratedbParsesWhatTheDialectRenders() throws IOException {
        requireParsed(SqlGrammar.CRATEDB, "cratedb", "cratedb");
    }

    private static void requireParsed(SqlGrammar grammar, String module, String product) throws IOException {
        Path file = Path.of(
                System.getProperty("basedir", "."),
                "..",
                "dialect",
                module,
                "target",
                "rendered-statements-" + product + ".jsonl");
        assertThat(file)
                .as("written by the tests of the module dialect, one statement as a JSON string in each line")
                .isNotEmptyFile();
        List<String> statements = Files.readAllLines(file).stream()
                .map(line -> JsonMapper.shared().readValue(line, String.class))
                .toList();

        assumeTrue(
                grammar.unavailable().isEmpty(),
                () -> "no grammar here: " + grammar.unavailable().orElseThrow());
        grammar.requireAll(statements);
    }
}
