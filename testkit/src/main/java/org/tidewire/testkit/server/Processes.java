package org.tidewire.testkit.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Kills servers. */
final class Processes {
    private Processes() {}

    /** Kills a process, and those that it has started, and waits until they are gone. The id is the file's first line. */
    static void kill(Path processIdFile) {
        long id;
        try {
            id = Long.parseLong(Files.readAllLines(processIdFile).get(0).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ProcessHandle.of(id).ifPresent(server -> {
            List<ProcessHandle> all =
                    Stream.concat(Stream.of(server), server.descendants()).toList();
            all.forEach(ProcessHandle::destroyForcibly);
            all.forEach(process -> process.onExit().join());
        });
    }
}
