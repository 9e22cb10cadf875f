package org.tidewire.it.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The Java files of the repository, of every module, whether or not it is on this class path.
 *
 * @param files relative to the repository
 */
record Sources(Path repository, List<Path> files) {
    private static final String SUPPORT = "src/main/resources/META-INF/services/org.tidewire.spi.DatabaseSupport";

    /** The databases: a folder in {@code dialect} and the package {@code org.tidewire} has for each are called alike. */
    static List<String> databases() {
        try (Stream<Path> modules = Files.list(root().resolve("dialect"))) {
            return modules.filter(module -> Files.exists(module.resolve(SUPPORT)))
                    .map(module -> module.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Sources ofTheRepository() {
        Path repository = root();
        List<Path> files = new ArrayList<>();
        try {
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
                        files.add(repository.relativize(file));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Sources(repository, List.copyOf(files));
    }

    private static Path root() {
        return Path.of(System.getProperty("basedir", "."), "..")
                .toAbsolutePath()
                .normalize();
    }

    List<String> lines(Path file) {
        try {
            return Files.readAllLines(repository.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
