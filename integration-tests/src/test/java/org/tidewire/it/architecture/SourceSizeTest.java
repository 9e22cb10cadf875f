package org.tidewire.it.architecture;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The sizes of packages and files, in every source folder of the repository: libraries, tests, samples, benchmarks. */
class SourceSizeTest {
    private static final int MOST_FILES_IN_A_PACKAGE = 25;
    private static final int MOST_LINES_OF_A_FILE = 400;

    private final Path repository =
            Path.of(System.getProperty("basedir", "."), "..").toAbsolutePath().normalize();
    private final List<Path> sources = sources();

    SourceSizeTest() throws IOException {}

    @Test
    void everySourceFolderIsRead() {
        assertThat(sources.stream().map(source -> repository.relativize(source).toString()))
                .anyMatch(source -> source.startsWith("dialect/core/src/main/java/"))
                .anyMatch(source -> source.startsWith("dialect/tidb/src/test/java/"))
                .anyMatch(source -> source.startsWith("integration-tests/src/test/java/"))
                .anyMatch(source -> source.startsWith("samples/crm-web/src/main/java/"))
                .anyMatch(source -> source.startsWith("benchmarks/src/main/java/"));
    }

    @Test
    void noPackageHasMoreThan25Files() {
        Map<Path, Long> files = sources.stream()
                .collect(groupingBy(source -> repository.relativize(source).getParent(), TreeMap::new, counting()));
        files.values().removeIf(number -> number <= MOST_FILES_IN_A_PACKAGE);
        assertThat(files).isEmpty();
    }

    @Test
    void noFileHasMoreThan400Lines() throws IOException {
        Map<Path, Integer> lines = new TreeMap<>();
        for (Path source : sources) {
            lines.put(repository.relativize(source), Files.readAllLines(source).size());
        }
        lines.values().removeIf(number -> number <= MOST_LINES_OF_A_FILE);
        assertThat(lines).isEmpty();
    }

    private List<Path> sources() throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(repository, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = folder.getFileName().toString();
                // Build output may hold generated sources; hidden folders are git's and the tools' own.
                boolean skipped = !folder.equals(repository) && (name.equals("target") || name.startsWith("."));
                return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".java")) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }
}
