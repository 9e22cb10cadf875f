package org.tidewire.testkit.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where servers keep their files, and how these go away again. */
final class Directories {
    private Directories() {}

    /** A directory that outlives the program: in the home directory, or where there is none, among temporary files. */
    static Path cacheOfThisUser() throws IOException {
        // A name of its own for every user, as the second place is shared.
        List<Path> places = List.of(
                Path.of(System.getProperty("user.home"), ".cache", "tidewire"),
                Path.of(System.getProperty("java.io.tmpdir"), "tidewire-" + System.getProperty("user.name")));
        IOException refusal = new IOException("no place for " + places);
        for (Path place : places) {
            try {
                Path directory = Files.createDirectories(place);
                if (Files.isWritable(directory)) {
                    return directory;
                }
            } catch (IOException e) {
                refusal.addSuppressed(e);
            }
        }
        throw refusal;
    }

    /** Deletes a directory with all in it; what is gone already is no error. */
    static void delete(Path directory) {
        try {
            Files.walkFileTree(directory, new Deletion());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw e;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) throws IOException {
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
