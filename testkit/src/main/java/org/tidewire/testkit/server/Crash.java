package org.tidewire.testkit.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Kills the processes of a server, and knows whether it has. */
final class Crash {
    private final Path processIdFile;
    private boolean killed;
    private boolean closed;

    /**
     * Kills nothing yet.
     *
     * @param processIdFile its first line is the id of the server's process
     */
    Crash(Path processIdFile) {
        this.processIdFile = processIdFile;
    }

    /** Kills the server's process, and those that it has started, and waits until they are gone. */
    synchronized void kill() {
        requireOpen();
        // A killed server leaves its file, and another process may have the id by now.
        if (killed) {
            throw new IllegalStateException("The server is killed already: restart it first");
        }
        ProcessHandle.of(processId()).ifPresent(server -> {
            List<ProcessHandle> all =
                    Stream.concat(Stream.of(server), server.descendants()).toList();
            all.forEach(ProcessHandle::destroyForcibly);
            all.forEach(process -> process.onExit().join());
        });
        killed = true;
    }

    /** The data is deleted: the server can neither be killed nor restarted any more. */
    synchronized void close() {
        closed = true;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("The server is closed, and its data deleted");
        }
    }

    private long processId() {
        try {
            return Long.parseLong(Files.readAllLines(processIdFile).get(0).strip());
        } catch (IOException e) {
            throw new IllegalStateException("The server is not running: there is no " + processIdFile, e);
        }
    }

    /** Starts the killed server. If that fails it can be tried again. */
    synchronized void restart(Runnable start) {
        requireOpen();
        if (!killed) {
            throw new IllegalStateException("The server was not killed: kill it first");
        }
        start.run();
        killed = false;
    }
}
