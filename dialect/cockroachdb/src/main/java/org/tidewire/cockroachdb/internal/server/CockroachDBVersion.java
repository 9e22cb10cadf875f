package org.tidewire.cockroachdb.internal.server;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.cfg.DialectSpecificSettings;
import org.hibernate.dialect.DatabaseVersion;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolutionInfo;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * CockroachDB's own version, such as {@code CockroachDB CCL v25.4.1-1-g55e9e9d822f (x86_64-pc-linux-gnu, ...)}.
 *
 * <p>PostgreSQL's driver names the product {@code PostgreSQL}, and the version of PostgreSQL that the server emulates: 13.0.0,
 * from v26.3 on 18.0.0. Neither is looked at for what CockroachDB can do.
 */
public final class CockroachDBVersion {
    /** The name of the product, in settings and messages. */
    public static final String PRODUCT = "CockroachDB";

    /** What is assumed of a server that does not tell its version. */
    public static final String ASSUMED = PRODUCT + " v25.4";

    private static final Logger LOG = Logger.getLogger(CockroachDBVersion.class);
    private static final String PARAMETER = "crdb_version";
    private static final Pattern NUMBERS = Pattern.compile("\\bv?(\\d{1,4})\\.(\\d{1,4})(?:\\.(\\d{1,6}))?");

    private CockroachDBVersion() {}

    /** Whether a text is what {@code select version()} returns on CockroachDB. */
    public static boolean isCockroachDB(@Nullable String version) {
        return version != null && version.startsWith(PRODUCT);
    }

    /**
     * The text of a server that is CockroachDB. The server sends it to PostgreSQL's driver when the connection is opened; where it
     * is not there, a query asks for it, as Hibernate does itself on PostgreSQL. On other products nothing is asked.
     *
     * @return null for any other server
     */
    public static @Nullable String reportedBy(DialectResolutionInfo info) {
        String product = info.getDatabaseName();
        if (PRODUCT.equalsIgnoreCase(product)) {
            return named(info);
        }
        if (!"PostgreSQL".equals(product)) {
            return null;
        }
        DatabaseMetaData metadata = info.getDatabaseMetadata();
        String version = metadata == null ? configured(info) : asked(metadata);
        return isCockroachDB(version) ? version : null;
    }

    /** The same for a dialect that the settings name: a version is assumed where none is known. */
    public static String of(DialectResolutionInfo info) {
        String version = reportedBy(info);
        if (version == null) {
            version = configured(info);
        }
        if (version != null && NUMBERS.matcher(version).find()) {
            return version;
        }
        LOG.warnf(
                "The CockroachDB dialect is used on a server that tells no version of CockroachDB: product '%s', version"
                        + " '%s'. What %s can do is assumed.",
                info.getDatabaseName(), info.getDatabaseVersion(), ASSUMED);
        return ASSUMED;
    }

    /** The numbers in a version's text; those of {@link #ASSUMED} where it has none. */
    public static DatabaseVersion parse(String text) {
        Matcher numbers = NUMBERS.matcher(text);
        if (!numbers.find()) {
            return DatabaseVersion.make(25, 4);
        }
        String micro = numbers.group(3);
        return DatabaseVersion.make(
                Integer.parseInt(numbers.group(1)),
                Integer.parseInt(numbers.group(2)),
                micro == null ? 0 : Integer.parseInt(micro));
    }

    /** Settings, or a driver of its own, name the product: the version is CockroachDB's. */
    private static String named(DialectResolutionInfo info) {
        String version = info.getDatabaseVersion();
        String text = version == null || version.isBlank() ? configured(info) : version;
        return text == null ? ASSUMED : text;
    }

    private static @Nullable String configured(DialectResolutionInfo info) {
        Object version = info.getConfigurationValues() == null
                ? null
                : info.getConfigurationValues().get(DialectSpecificSettings.COCKROACH_VERSION_STRING);
        return version == null ? null : version.toString();
    }

    private static @Nullable String asked(DatabaseMetaData metadata) {
        try {
            Connection connection = metadata.getConnection();
            String parameter = parameter(connection);
            return parameter == null ? queried(connection) : parameter;
        } catch (SQLException | RuntimeException e) {
            LOG.debugf("The server does not tell its version: %s", e.toString());
            return null;
        }
    }

    private static @Nullable String parameter(Connection connection) {
        try {
            return connection.unwrap(PGConnection.class).getParameterStatus(PARAMETER);
        } catch (SQLException | LinkageError notItsDriver) {
            return null;
        }
    }

    private static @Nullable String queried(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select version()")) {
            return row.next() ? row.getString(1) : null;
        }
    }
}
