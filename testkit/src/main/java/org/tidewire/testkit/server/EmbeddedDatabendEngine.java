package org.tidewire.testkit.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The real engine of Databend, as the Python package {@code databend} has it, behind a MySQL-wire front of our own: a
 * process on a free port of the loopback interface, with an empty catalog.
 *
 * <p>What runs a statement is Databend. What speaks to the client only imitates the server's handler: it takes any user
 * and password, and has no temporary tables, no processes to kill and no TLS.
 */
public final class EmbeddedDatabendEngine implements SampleServer {
    private static final Pattern LISTENING = Pattern.compile("listening (\\d+) .*?v?(\\d+\\.\\d+\\.\\d+).*");
    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final Path directory;
    private final int port;
    private final String version;

    private EmbeddedDatabendEngine(Process process, Path directory, int port, String version) {
        this.process = process;
        this.directory = directory;
        this.port = port;
        this.version = version;
    }

    /**
     * Starts the engine; the first time of a user it is installed, which takes a network and some 450 MB.
     *
     * @return the running engine
     * @throws SampleServerException if there is no Python that is new enough, or the engine is not to be had
     */
    public static EmbeddedDatabendEngine start() {
        try {
            Path python = DatabendInstallation.python();
            Path directory = Files.createTempDirectory("tidewire-databend-wire");
            try {
                DatabendInstallation.copyFront(directory);
                return start(python, directory);
            } catch (IOException | RuntimeException e) {
                Directories.delete(directory);
                throw e;
            }
        } catch (IOException e) {
            throw new SampleServerException("The embedded engine of Databend does not start: " + e.getMessage(), e);
        }
    }

    /** The process ends with its standard input, so it does not outlive this JVM, however that ends. */
    private static EmbeddedDatabendEngine start(Path python, Path directory) throws IOException {
        Path log = directory.resolve("log");
        Process process = new ProcessBuilder(python.toString(), "-m", DatabendInstallation.FRONT)
                .directory(directory.toFile())
                .redirectError(log.toFile())
                .start();
        try {
            Matcher listening = LISTENING.matcher(firstLine(process));
            if (!listening.matches()) {
                throw new SampleServerException(
                        "The embedded engine of Databend does not start: " + PythonEnvironment.lastLine(log));
            }
            return new EmbeddedDatabendEngine(
                    process, directory, Integer.parseInt(listening.group(1)), listening.group(2));
        } catch (RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /** What the process says first, or an empty line if it ends before or says nothing in time. */
    private static String firstLine(Process process) {
        // Not closed: the process goes on writing to it.
        @SuppressWarnings("resource")
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        CompletableFuture<String> line = CompletableFuture.supplyAsync(() -> {
            try {
                String first = output.readLine();
                return first == null ? "" : first;
            } catch (IOException e) {
                return "";
            }
        });
        try {
            return line.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    /**
     * Where it listens.
     *
     * @return the port, on the loopback interface
     */
    public int port() {
        return port;
    }

    @Override
    public String jdbcUrl(String database) {
        return "jdbc:databend+mysql://127.0.0.1:" + port + "/" + database;
    }

    @Override
    public String user() {
        return "root";
    }

    @Override
    public String password() {
        return "";
    }

    @Override
    public String description() {
        return "Databend engine, imitated handler (" + version + ", Python wheel)";
    }

    @Override
    public boolean isStandIn() {
        return false;
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } finally {
            Directories.delete(directory);
        }
    }
}
