package org.tidewire.testkit.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * PostgreSQL out of Debian's package {@code postgresql}, as a process of its own on a free port of the loopback interface,
 * with an empty data directory. It lets {@code postgres} in without a password.
 *
 * <p>For what is to be shown on a database that tells a conflict by SQLState 40001.
 */
public final class InstalledPostgreSQL implements AutoCloseable {
    /** Whom Debian's package makes, and whom the server runs as where this program is root's. */
    private static final String USER = "postgres";

    private static final Path VERSIONS = Path.of("/usr/lib/postgresql");
    private static final int PATIENCE_SECONDS = 60;

    private final Path installation;
    private final Path directory;
    private final int port;
    private final Thread closeAtExit = new Thread(this::stopAndDelete, "close PostgreSQL");
    private final AtomicBoolean closed = new AtomicBoolean();

    private InstalledPostgreSQL(Path installation, Path directory, int port) {
        this.installation = installation;
        this.directory = directory;
        this.port = port;
    }

    /**
     * Whether the package is installed.
     *
     * @return {@code false} where {@link #start} would find nothing to start
     */
    public static boolean isInstalled() {
        return installation().isPresent();
    }

    /**
     * Starts a server.
     *
     * @return the running server
     * @throws SampleServerException if it is not installed, or does not start
     */
    public static InstalledPostgreSQL start() {
        Path installation = installation()
                .orElseThrow(() -> new SampleServerException(
                        "There is no PostgreSQL in " + VERSIONS + ": install Debian's package postgresql."));
        try {
            Path directory = Files.createTempDirectory("tidewire");
            if (isRoot()) {
                Files.setOwner(
                        directory,
                        directory
                                .getFileSystem()
                                .getUserPrincipalLookupService()
                                .lookupPrincipalByName(USER));
            }
            InstalledPostgreSQL server = new InstalledPostgreSQL(installation, directory, freePort());
            Runtime.getRuntime().addShutdownHook(server.closeAtExit);
            server.launch();
            return server;
        } catch (IOException e) {
            throw new SampleServerException("PostgreSQL does not start: " + e.getMessage(), e);
        }
    }

    private static Optional<Path> installation() {
        try (Stream<Path> versions = Files.list(VERSIONS)) {
            return versions.filter(version -> Files.isExecutable(program(version, "initdb")))
                    .max(Comparator.naturalOrder());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Path program(Path installation, String name) {
        return installation.resolve("bin").resolve(name);
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void launch() {
        try {
            run("initdb", "-D", data(), "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
            String options = "-p " + port + " -k " + directory + " -c listen_addresses=127.0.0.1 -c fsync=off";
            run("pg_ctl", "-D", data(), "-w", "-l", directory.resolve("log").toString(), "-o", options, "start");
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private String data() {
        return directory.resolve("data").toString();
    }

    private void run(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            // The server refuses to run as root.
            command.addAll(List.of("setpriv", "--reuid=" + USER, "--regid=" + USER, "--clear-groups"));
        }
        command.add(program(installation, program).toString());
        command.addAll(List.of(arguments));
        Path output = directory.resolve(program + ".out");
        try {
            // To a file: the server that pg_ctl leaves behind would hold a pipe open.
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new SampleServerException(program + " has not ended after " + PATIENCE_SECONDS + " seconds.");
            }
            if (process.exitValue() != 0) {
                throw new SampleServerException(program + " of PostgreSQL failed: " + Files.readString(output));
            }
        } catch (IOException e) {
            throw new SampleServerException("PostgreSQL does not start: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SampleServerException("Interrupted while " + program + " of PostgreSQL was running.", e);
        }
    }

    /**
     * Makes a database.
     *
     * @param name of letters, digits and underscores
     * @return its URL, in which the user is named
     */
    public String createDatabase(String name) {
        run("createdb", "-h", "127.0.0.1", "-p", String.valueOf(port), "-U", USER, name);
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name + "?user=" + USER;
    }

    /**
     * What is running.
     *
     * @return product and major version
     */
    public String description() {
        return "PostgreSQL " + VERSIONS.relativize(installation);
    }

    /** Stops the server and deletes its data. A second call does nothing. */
    @Override
    public void close() {
        stopAndDelete();
        try {
            Runtime.getRuntime().removeShutdownHook(closeAtExit);
        } catch (IllegalStateException e) {
            // The JVM is already on its way out: the hook runs, and finds nothing to do.
        }
    }

    private void stopAndDelete() {
        if (closed.compareAndSet(false, true)) {
            try {
                if (Files.exists(directory.resolve("data").resolve("postmaster.pid"))) {
                    run("pg_ctl", "-D", data(), "-m", "immediate", "-w", "stop");
                }
            } finally {
                Directories.delete(directory);
            }
        }
    }
}
