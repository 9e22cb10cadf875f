package org.tidewire.databend.jdbc;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Databend's own version, from {@code 8.0.90-v1.2.895-nightly-363a49c1dd(rust-1.94.0-nightly)}, which is how it greets.
 *
 * @param text {@code v1.2.895-nightly-363a49c1dd}
 */
record ServerVersion(int major, int minor, int patch, String text) implements Comparable<ServerVersion> {
    /** The first release with commit ece116625b of 2024-12-10, since when writes say how many rows they changed. */
    private static final ServerVersion MINIMUM = new ServerVersion(1, 2, 671, "v1.2.671 (2024-12-10)");

    private static final Pattern GREETING = Pattern.compile("\\d+\\.\\d+\\.\\d+-(v?(\\d+)\\.(\\d+)\\.(\\d+)[^(]*).*");

    /**
     * Reads what the server said of itself.
     *
     * @throws SQLException if it is not Databend, or too old
     */
    static ServerVersion parse(String greeting) throws SQLException {
        Matcher version = GREETING.matcher(greeting);
        if (!version.matches()) {
            throw new SQLNonTransientConnectionException(
                    "The server says that it is " + greeting + ", which is not Databend: use its own driver and URL",
                    "08001");
        }
        ServerVersion found = new ServerVersion(
                Integer.parseInt(version.group(2)),
                Integer.parseInt(version.group(3)),
                Integer.parseInt(version.group(4)),
                version.group(1));
        if (found.compareTo(MINIMUM) < 0) {
            throw new SQLNonTransientConnectionException(
                    "Databend " + found.text + " does not say how many rows a statement changed: at least "
                            + MINIMUM.text + " is needed",
                    "08001");
        }
        return found;
    }

    @Override
    public int compareTo(ServerVersion other) {
        return Comparator.comparingInt(ServerVersion::major)
                .thenComparingInt(ServerVersion::minor)
                .thenComparingInt(ServerVersion::patch)
                .compare(this, other);
    }
}
