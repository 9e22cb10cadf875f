package org.tidewire.databend.jdbc.internal.session;

import java.lang.module.ModuleDescriptor.Version;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tidewire.databend.jdbc.DatabendDriver;

/**
 * Databend's version, read from the MySQL version that it sends on connecting, {@code
 * 8.0.90-v1.2.895-nightly-363a49c1dd(rust-1.94.0-nightly)}.
 *
 * @param text {@code v1.2.895-nightly-363a49c1dd}
 */
public record ServerVersion(int major, int minor, int patch, String text) {
    private static final Pattern GREETING = Pattern.compile("\\d+\\.\\d+\\.\\d+-(v?((\\d+)\\.(\\d+)\\.(\\d+))[^(]*).*");

    /**
     * Parses the version that the server sends.
     *
     * @throws SQLException if it is not Databend, or too old
     */
    public static ServerVersion parse(String greeting) throws SQLException {
        Matcher version = GREETING.matcher(greeting);
        if (!version.matches()) {
            throw new SQLNonTransientConnectionException(
                    "The server says that it is " + greeting + ", which is not Databend: use its own driver and URL",
                    "08001");
        }
        ServerVersion found = new ServerVersion(
                Integer.parseInt(version.group(3)),
                Integer.parseInt(version.group(4)),
                Integer.parseInt(version.group(5)),
                version.group(1));
        if (Version.parse(version.group(2)).compareTo(Version.parse(DatabendDriver.MINIMUM_SERVER_VERSION)) < 0) {
            throw new SQLNonTransientConnectionException(
                    "Databend " + found.text + " does not say how many rows a statement changed: at least v"
                            + DatabendDriver.MINIMUM_SERVER_VERSION + " is needed",
                    "08001");
        }
        return found;
    }
}
