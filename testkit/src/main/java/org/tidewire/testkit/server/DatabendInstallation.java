package org.tidewire.testkit.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** Finds or makes what the engine needs: a virtual environment with the Python packages {@code databend} and {@code pyarrow}, made once for a user and kept. */
final class DatabendInstallation {
    /** The Python package of the front, among the resources of this class. */
    static final String FRONT = "databend_wire";

    /** A Python that has both packages already: nothing is installed then. */
    private static final String PYTHON = "tidewire.databend.python";

    private static final List<String> FRONT_FILES =
            List.of("__init__.py", "__main__.py", "engine.py", "federated.py", "protocol.py", "values.py");
    private static final String REQUIREMENTS = "requirements.txt";

    /** Written last: an installation that was interrupted is done again. */
    private static final String COMPLETE = "complete";

    private DatabendInstallation() {}

    /** A Python that can run the front. */
    static Path python() throws IOException {
        String named = System.getProperty(PYTHON, "").trim();
        return named.isEmpty() ? installed() : Path.of(named);
    }

    static void copyFront(Path directory) throws IOException {
        Path front = Files.createDirectory(directory.resolve(FRONT));
        for (String file : FRONT_FILES) {
            Files.write(front.resolve(file), resource(file));
        }
    }

    /** Threads wait for the monitor, other JVMs for the file lock; whoever comes second finds the work done. */
    private static Path installed() throws IOException {
        List<String> requirements = new String(resource(REQUIREMENTS), StandardCharsets.UTF_8)
                .lines()
                .toList();
        // ~/.cache/tidewire/databend-1.2.895
        Path directory =
                Directories.cacheOfThisUser().resolve(requirements.get(0).replace("==", "-"));
        Path python = directory.resolve("bin").resolve("python");
        if (Files.exists(directory.resolve(COMPLETE))) {
            return python;
        }
        synchronized (DatabendInstallation.class) {
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
                        "The embedded engine of Databend needs Python 3.12 or later, which is neither on the PATH nor in"
                                + " ~/.pyenv; install it, or name a running server."));
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
        Path log = Files.createTempFile("tidewire-databend", ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new SampleServerException("The engine of Databend cannot be installed ("
                        + String.join(" ", command) + "): " + lastLine(log));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new SampleServerException("interrupted while the engine of Databend was installed", e);
        } finally {
            Files.delete(log);
        }
    }

    static String lastLine(Path log) throws IOException {
        List<String> lines =
                Files.readAllLines(log).stream().filter(line -> !line.isBlank()).toList();
        return lines.isEmpty() ? "it says nothing" : lines.get(lines.size() - 1).trim();
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream resource = DatabendInstallation.class.getResourceAsStream(FRONT + "/" + name)) {
            if (resource == null) {
                throw new IOException("the resource " + FRONT + "/" + name + " is missing");
            }
            return resource.readAllBytes();
        }
    }
}
