package org.tidewire.it.architecture;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The sizes of packages and files, in every source folder of the repository: libraries, tests, samples, benchmarks. */
class SourceSizeTest {
    private static final int MOST_FILES_IN_A_PACKAGE = 25;
    private static final int MOST_LINES_OF_A_FILE = 400;

    private final Sources sources = Sources.ofTheRepository();

    @Test
    void everySourceFolderIsRead() {
        assertThat(sources.files().stream().map(Path::toString))
                .anyMatch(source -> source.startsWith("dialect/core/src/main/java/"))
                .anyMatch(source -> source.startsWith("dialect/tidb/src/test/java/"))
                .anyMatch(source -> source.startsWith("integration-tests/src/test/java/"))
                .anyMatch(source -> source.startsWith("samples/crm-web/src/main/java/"))
                .anyMatch(source -> source.startsWith("benchmarks/src/main/java/"));
    }

    @Test
    void noPackageHasMoreThan25Files() {
        Map<Path, Long> files = sources.files().stream().collect(groupingBy(Path::getParent, TreeMap::new, counting()));
        files.values().removeIf(number -> number <= MOST_FILES_IN_A_PACKAGE);
        assertThat(files).isEmpty();
    }

    @Test
    void noFileHasMoreThan400Lines() {
        Map<Path, Integer> lines = new TreeMap<>();
        sources.files().forEach(file -> lines.put(file, sources.lines(file).size()));
        lines.values().removeIf(number -> number <= MOST_LINES_OF_A_FILE);
        assertThat(lines).isEmpty();
    }
}
