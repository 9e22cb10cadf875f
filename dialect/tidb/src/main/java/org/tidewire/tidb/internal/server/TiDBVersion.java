package org.tidewire.tidb.internal.server;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.dialect.DatabaseVersion;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolutionInfo;
import org.jspecify.annotations.Nullable;

/**
 * TiDB's own version, read from what the server says of itself.
 *
 * <p>A server says {@code 8.0.11-TiDB-v8.5.4}: the version of MySQL it is compatible with, then its own, with a suffix on
 * alpha, beta and nightly builds and in the cloud ({@code 8.0.11-TiDB-v7.5.2-serverless}). A pre-release counts as the
 * release it leads to. A build without a tag says {@code 8.0.11-TiDB-None}.
 */
public final class TiDBVersion {
    /** The oldest release that the dialect is written for; older servers get one warning from Hibernate. */
    public static final DatabaseVersion MINIMUM = DatabaseVersion.make(6, 5);

    /** What is assumed of a server that does not tell its version: the release that everything was measured on. */
    public static final DatabaseVersion ASSUMED = DatabaseVersion.make(8, 5, 4);

    private static final String MARKER = "-TiDB-";
    private static final Pattern NUMBERS = Pattern.compile("v?(\\d{1,4})\\.(\\d{1,4})(?:\\.(\\d{1,6}))?.*");

    private TiDBVersion() {}

    public static boolean isTiDB(@Nullable String versionString) {
        return versionString != null && indexOfOwnVersion(versionString) >= 0;
    }

    /**
     * The version of the server that {@code info} speaks of, or {@code null} where it tells none.
     *
     * @param info what the JDBC metadata says, or the settings in its place
     */
    public static @Nullable DatabaseVersion of(DialectResolutionInfo info) {
        String versionString = info.getDatabaseVersion();
        if (versionString != null) {
            int own = indexOfOwnVersion(versionString);
            if (own >= 0) {
                return parse(versionString.substring(own));
            }
        }
        // Without metadata access the user may write TiDB's version by itself, and leave out the product's name.
        String product = info.getDatabaseName();
        if (product != null && !"TiDB".equalsIgnoreCase(product)) {
            return null;
        }
        if (versionString != null) {
            return parse(versionString);
        }
        return info.getDatabaseMajorVersion() > 0
                ? DatabaseVersion.make(info.getDatabaseMajorVersion(), Math.max(0, info.getDatabaseMinorVersion()))
                : null;
    }

    private static @Nullable DatabaseVersion parse(String version) {
        Matcher numbers = NUMBERS.matcher(version.trim());
        if (!numbers.matches()) {
            return null;
        }
        String micro = numbers.group(3);
        return DatabaseVersion.make(
                Integer.parseInt(numbers.group(1)),
                Integer.parseInt(numbers.group(2)),
                micro == null ? 0 : Integer.parseInt(micro));
    }

    private static int indexOfOwnVersion(String versionString) {
        for (int i = 0; i <= versionString.length() - MARKER.length(); i++) {
            if (versionString.regionMatches(true, i, MARKER, 0, MARKER.length())) {
                return i + MARKER.length();
            }
        }
        return -1;
    }
}
