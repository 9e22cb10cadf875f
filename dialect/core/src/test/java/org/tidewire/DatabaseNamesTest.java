package org.tidewire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What core knows of a database stands in the database's module. */
class DatabaseNamesTest {
    private static final Pattern NAMES = Pattern.compile("(?i)tidb|databend|crate_?db|cockroach");

    @Test
    void coreNamesNoDatabase() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "main"))) {
            assertThat(files.filter(Files::isRegularFile).flatMap(DatabaseNamesTest::lines))
                    .isNotEmpty()
                    .noneMatch(line -> NAMES.matcher(line).find());
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
