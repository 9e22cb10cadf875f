package org.tidewire.it.databend.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;
import tools.jackson.databind.json.JsonMapper;

/** Databend parses what the dialect renders in its own tests, which run without a database and leave their SQL in a file. */
@DatabendTest
class GoldenStatementsTest {
    private static final Path FILE = Path.of(
            System.getProperty("basedir", "."),
            "..",
            "dialect",
            "databend",
            "target",
            "rendered-statements-databend.jsonl");

    /** {@code explain syntax} asks the parser alone: it needs no tables, and takes question marks. */
    @Test
    void areParsed(TestDatabase database) throws IOException, SQLException {
        assertThat(FILE)
                .as("written by the tests of the module dialect, one statement as a JSON string in each line")
                .isNotEmptyFile();
        List<String> complaints = new ArrayList<>();
        try (var connection = DriverManager.getConnection(database.plainUrl(), database.user(), database.password());
                var statement = connection.createStatement()) {
            for (String line : Files.readAllLines(FILE)) {
                String sql = JsonMapper.shared().readValue(line, String.class);
                try {
                    statement.execute("explain syntax " + sql);
                } catch (SQLException e) {
                    complaints.add(sql + "\n    " + e.getMessage());
                }
            }
        }

        assertThat(complaints).isEmpty();
    }
}
