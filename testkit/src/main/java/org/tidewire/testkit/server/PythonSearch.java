package org.tidewire.testkit.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Python that is new enough for the package {@code databend}: 3.12 or later. */
final class PythonSearch {
    private static final List<String> NAMES = List.of("python3.12", "python3.13", "python3.14", "python3");
    private static final String IS_NEW_ENOUGH = "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 12))";

    private PythonSearch() {}

    /** On the PATH, then among the versions of pyenv. Each is run: a name may be a shim with nothing behind it. */
    static Optional<String> find() {
        return Stream.concat(NAMES.stream(), versionsOfPyenv().stream())
                .filter(PythonSearch::isNewEnough)
                .findFirst();
    }

    private static List<String> versionsOfPyenv() {
        Path versions = Path.of(System.getProperty("user.home"), ".pyenv", "versions");
        if (!Files.isDirectory(versions)) {
            return List.of();
        }
        try (Stream<Path> directories = Files.list(versions)) {
            return directories
                    .sorted()
                    .map(version -> version.resolve("bin").resolve("python").toString())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isNewEnough(String python) {
        try {
            Process process = new ProcessBuilder(python, "-c", IS_NEW_ENOUGH)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor(20, TimeUnit.SECONDS)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
            return false;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
