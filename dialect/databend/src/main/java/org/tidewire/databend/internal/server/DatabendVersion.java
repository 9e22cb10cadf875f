package org.tidewire.databend.internal.server;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.dialect.DatabaseVersion;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolutionInfo;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.jdbc.DatabendDriver;

/**
 * Databend's own version, read from what the server reports.
 *
 * <p>Over the MySQL wire it greets with {@code 8.0.90-v1.2.895-nightly-363a49c1dd(rust-1.94.0-nightly-2026-...)}: a version
 * of MySQL, then its own. {@code select version()} returns {@code Databend Query v1.2.895-nightly-...}. A user writes
 * {@code 1.2.895} into the settings.
 */
public final class DatabendVersion {
    private static final Pattern OWN =
            Pattern.compile("(?:.*?\\bv|\\s*)(\\d{1,4})\\.(\\d{1,4})\\.(\\d{1,6})(?!\\.?\\d).*");

    /** The greeting of Databend's MySQL handler. */
    private static final Pattern GREETING = Pattern.compile("8\\.0\\.\\d{1,3}-v?(\\d{1,4}\\.\\d[^-(]*).*\\(rust-.*");

    /** The oldest version that the driver accepts. */
    public static final DatabaseVersion MINIMUM = Objects.requireNonNull(parse(DatabendDriver.MINIMUM_SERVER_VERSION));

    /** Assumed of a server that does not report its version: the version that the tests run on. */
    public static final DatabaseVersion ASSUMED = DatabaseVersion.make(1, 2, 895);

    private DatabendVersion() {}

    public static boolean isSupported(DatabaseVersion version) {
        return version.isSameOrAfter(MINIMUM.getMajor(), MINIMUM.getMinor(), MINIMUM.getMicro());
    }

    /**
     * The version of the server that {@code info} speaks of.
     *
     * @param info what the JDBC metadata says, or the settings in its place
     */
    public static DatabaseVersion of(DialectResolutionInfo info) {
        String versionString = info.getDatabaseVersion();
        DatabaseVersion version = versionString == null ? null : parse(versionString);
        return version == null ? ASSUMED : version;
    }

    /**
     * The version in a greeting that Connector/J takes for MySQL's.
     *
     * @param greeting the product version in the JDBC metadata
     * @return null where the server is not Databend
     */
    public static @Nullable String ofGreeting(@Nullable String greeting) {
        Matcher version = GREETING.matcher(String.valueOf(greeting));
        return version.matches() ? version.group(1) : null;
    }

    private static @Nullable DatabaseVersion parse(String versionString) {
        Matcher numbers = OWN.matcher(versionString);
        if (!numbers.matches()) {
            return null;
        }
        return DatabaseVersion.make(
                Integer.parseInt(numbers.group(1)),
                Integer.parseInt(numbers.group(2)),
                Integer.parseInt(numbers.group(3)));
    }
}
