package org.tidewire.it.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * TiDB parses what the dialect renders in its own tests, which run without a database and leave their SQL in a file.
 */
class RenderedStatementsTest {
    private static final Path FILE = Path.of(
            System.getProperty("basedir", "."), "..", "dialect", "tidb", "target", "rendered-statements-mysql.jsonl");

    @Test
    void tidbParsesWhatTheDialectRenders() throws IOException {
        assertThat(FILE)
                .as("written by the tests of the module dialect, one statement as a JSON string in each line")
                .isNotEmptyFile();
        List<String> statements = Files.readAllLines(FILE).stream()
                .map(line -> JsonMapper.shared().readValue(line, String.class))
                .toList();

        assumeTrue(
                TiDBGrammar.get().isPresent(),
                () -> "no grammar here: " + TiDBGrammar.unavailable().orElseThrow());
        TiDBGrammar.get().orElseThrow().requireAll(statements);
    }
}
