package org.tidewire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What core knows of a database stands in the database's module. */
class DatabaseNamesTest {
    @Test
    void coreNamesNoDatabase() throws IOException {
        Pattern names = names();
        assertThat("TiDB, Databend, CrateDB, CockroachDialect")
                .as("what is looked for: %s", names)
                .satisfies(text ->
                        assertThat(names.matcher(text).results().count()).isEqualTo(4));
        try (Stream<Path> files = Files.walk(Path.of("src", "main"))) {
            assertThat(files.filter(Files::isRegularFile).flatMap(DatabaseNamesTest::lines))
                    .isNotEmpty()
                    .noneMatch(line -> names.matcher(line).find());
        }
    }

    /** Those of the folders beside core's; "crate" is a database's name too, and "ti" none. */
    private static Pattern names() throws IOException {
        try (Stream<Path> modules = Files.list(Path.of(".."))) {
            return Pattern.compile(modules.map(module -> module.getFileName().toString())
                    .filter(name -> !name.equals("core"))
                    .map(name -> name.replaceFirst("-.*", "")
                            .replaceFirst("(?<=.{4})db$", "")
                            .replaceFirst("db$", "_?db"))
                    .distinct()
                    .collect(Collectors.joining("|", "(?i)", "")));
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            return lines.stream().map(line -> file + ": " + line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
