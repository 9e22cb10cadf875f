package org.tidewire.testkit.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** A virtual environment with Python packages, made once for a user and kept. */
public final class PythonEnvironment {
    /** Written last: an installation that was interrupted is done again. */
    private static final String COMPLETE = "complete";

    private PythonEnvironment() {}

    /**
     * The Python of the environment; it is made first where it is not there yet. Threads wait for the monitor, other JVMs for
     * the file lock; whoever comes second finds the work done.
     *
     * @param requirements as pip takes them; the first names the environment, such as {@code databend-1.2.895}
     * @return a program
     * @throws IOException if a program cannot be run
     * @throws SampleServerException if there is no Python, or pip does not get the packages
     */
    public static Path with(List<String> requirements) throws IOException {
        Path directory =
                Directories.cacheOfThisUser().resolve(requirements.get(0).replace("==", "-"));
        Path python = directory.resolve("bin").resolve("python");
        if (Files.exists(directory.resolve(COMPLETE))) {
            return python;
        }
        synchronized (PythonEnvironment.class) {
            Path lockFile = directory.resolveSibling(directory.getFileName() + ".lock");
            try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (lock.isValid() && !Files.exists(directory.resolve(COMPLETE))) {
                    install(directory, python, requirements);
                }
                return python;
            }
        }
    }

    private static void install(Path directory, Path python, List<String> requirements) throws IOException {
        String base = PythonSearch.find()
                .orElseThrow(() -> new SampleServerException(
                        "The Python package " + requirements.get(0).replaceAll("=.*", "")
                                + " needs Python 3.12 or later, which is neither on the PATH nor in ~/.pyenv; install it, or name a"
                                + " running server."));
        Directories.delete(directory);
        run(List.of(base, "-m", "venv", directory.toString()));
        List<String> pip = List.of(
                python.toString(),
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
                "--only-binary=:all:");
        run(Stream.concat(pip.stream(), requirements.stream()).toList());
        Files.createFile(directory.resolve(COMPLETE));
    }

    private static void run(List<String> command) throws IOException {
        Path log = Files.createTempFile("tidewire-python", ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new SampleServerException(
                        "A Python package cannot be installed (" + String.join(" ", command) + "): " + lastLine(log));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new SampleServerException("interrupted while a Python package was installed", e);
        } finally {
            Files.delete(log);
        }
    }

    static String lastLine(Path log) throws IOException {
        List<String> lines =
                Files.readAllLines(log).stream().filter(line -> !line.isBlank()).toList();
        return lines.isEmpty() ? "it says nothing" : lines.get(lines.size() - 1).trim();
    }
}
