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

/**
 * The Java files of the repository, of every module, whether or not it is on this class path.
 *
 * @param files relative to the repository
 */
record Sources(Path repository, List<Path> files) {
    static Sources ofTheRepository() {
        Path repository = Path.of(System.getProperty("basedir", "."), "..")
                .toAbsolutePath()
                .normalize();
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

    List<String> lines(Path file) {
        try {
            return Files.readAllLines(repository.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
