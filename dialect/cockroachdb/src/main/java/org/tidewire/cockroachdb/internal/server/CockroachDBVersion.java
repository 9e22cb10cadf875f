package org.tidewire.cockroachdb.internal.server;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.cfg.DialectSpecificSettings;
import org.hibernate.dialect.DatabaseVersion;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolutionInfo;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.tidewire.cockroachdb.internal.transaction.DriverState;

/**
 * CockroachDB's own version, such as {@code CockroachDB CCL v25.4.1-1-g55e9e9d822f (x86_64-pc-linux-gnu, ...)}. PostgreSQL's driver
 * names the product {@code PostgreSQL}, with the version of PostgreSQL that the server emulates: 13.0.0, from v26.3 on 18.0.0.
 */
public final class CockroachDBVersion {
    /** The name of the product, in settings and messages. */
    public static final String PRODUCT = "CockroachDB";

    private static final Logger LOG = Logger.getLogger(CockroachDBVersion.class);
    private static final String ASSUMED = PRODUCT + " v25.4";
    private static final Pattern NUMBERS = Pattern.compile("\\bv?(\\d{1,4})\\.(\\d{1,4})(?:\\.(\\d{1,6}))?");

    private CockroachDBVersion() {}

    /** Whether a text is what {@code select version()} returns on CockroachDB. */
    public static boolean isCockroachDB(@Nullable String version) {
        return version != null && version.startsWith(PRODUCT);
    }

    /** The text of a server that is CockroachDB, null for any other. It does not throw. */
    public static @Nullable String reportedBy(DialectResolutionInfo info) {
        if (PRODUCT.equalsIgnoreCase(info.getDatabaseName())) {
            String version = info.getDatabaseVersion();
            String text = version == null || version.isBlank() ? configured(info) : version;
            return text == null ? ASSUMED : text;
        }
        if (!"PostgreSQL".equals(info.getDatabaseName())) {
            return null;
        }
        DatabaseMetaData metadata = info.getDatabaseMetadata();
        String version = metadata == null ? configured(info) : asked(metadata);
        return isCockroachDB(version) ? version : null;
    }

    /** The same for a dialect that the settings name: a version is assumed where none is known. */
    public static String of(DialectResolutionInfo info) {
        String reported = reportedBy(info);
        String version = reported == null ? told(info) : reported;
        if (version != null && NUMBERS.matcher(version).find()) {
            return version;
        }
        LOG.warnf(
                "The CockroachDB dialect is used on a server that tells no version of CockroachDB: product '%s', version"
                        + " '%s'. What %s can do is assumed.",
                info.getDatabaseName(), info.getDatabaseVersion(), ASSUMED);
        return ASSUMED;
    }

    /** The numbers in a version's text; 25.4 where it has none. */
    public static DatabaseVersion parse(@Nullable String text) {
        Matcher numbers = NUMBERS.matcher(text == null ? ASSUMED : text);
        return numbers.find()
                ? DatabaseVersion.make(number(numbers, 1), number(numbers, 2), number(numbers, 3))
                : parse(ASSUMED);
    }

    private static int number(Matcher numbers, int group) {
        return numbers.group(group) == null ? 0 : Integer.parseInt(numbers.group(group));
    }

    /** Without a connection and the name of a product the version in the settings can only be this one's. */
    private static @Nullable String told(DialectResolutionInfo info) {
        String version = configured(info);
        String product = info.getDatabaseName();
        if (version != null || info.getDatabaseMetadata() != null || (product != null && !product.isBlank())) {
            return version;
        }
        String text = info.getDatabaseVersion();
        return text == null && info.getDatabaseMajorVersion() > 0
                ? info.getDatabaseMajorVersion() + "." + Math.max(0, info.getDatabaseMinorVersion())
                : text;
    }

    private static @Nullable String configured(DialectResolutionInfo info) {
        Map<String, Object> settings = info.getConfigurationValues();
        Object version = settings == null ? null : settings.get(DialectSpecificSettings.COCKROACH_VERSION_STRING);
        return version == null ? null : version.toString();
    }

    /**
     * The server sends its version when a connection is opened, unless a pool of connections before it keeps that. Only then a query is
     * sent, the one by which Hibernate itself tells PostgreSQL from CockroachDB: which {@code version()} is found hangs on the search path,
     * which the URL, the driver, the role or the database may set.
     */
    private static @Nullable String asked(DatabaseMetaData metadata) {
        try {
            Connection connection = metadata.getConnection();
            String version = DriverState.parameter(connection, "crdb_version");
            if (version != null) {
                return version;
            }
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select version()")) {
                return row.next() ? row.getString(1) : null;
            }
        } catch (SQLException | RuntimeException e) {
            LOG.debugf("The server does not tell its version: %s", e.toString());
            return null;
        }
    }
}
