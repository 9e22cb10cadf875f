package org.tidewire.cratedb.internal.server;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.dialect.DatabaseVersion;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolutionInfo;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * CrateDB's own version. The server greets as PostgreSQL 14.0, and has its version in the start-up parameter {@code
 * crate_version}, which costs no query.
 */
public final class CrateDBVersion {
    /** The oldest version with native UUIDs. */
    public static final DatabaseVersion MINIMUM = DatabaseVersion.make(6, 4, 0);

    private static final String PARAMETER = "crate_version";
    private static final Pattern NUMBERS =
            Pattern.compile("(?:CrateDB )?(\\d{1,4})\\.(\\d{1,4})(?:\\.(\\d{1,6}))?\\b.*");

    private CrateDBVersion() {}

    /**
     * The version of a connection's server.
     *
     * @param connection of any driver
     * @return null where the server is not CrateDB
     */
    public static @Nullable String of(Connection connection) throws SQLException {
        return connection.isWrapperFor(PGConnection.class)
                ? connection.unwrap(PGConnection.class).getParameterStatus(PARAMETER)
                : null;
    }

    /** The version that the connection or the settings tell; the oldest that is supported where neither does. */
    public static DatabaseVersion of(DialectResolutionInfo info) {
        String version = reported(info);
        Matcher numbers = NUMBERS.matcher(version == null ? "" : version);
        return numbers.matches()
                ? DatabaseVersion.make(
                        Integer.parseInt(numbers.group(1)),
                        Integer.parseInt(numbers.group(2)),
                        numbers.group(3) == null ? 0 : Integer.parseInt(numbers.group(3)))
                : MINIMUM;
    }

    private static @Nullable String reported(DialectResolutionInfo info) {
        DatabaseMetaData metadata = info.getDatabaseMetadata();
        try {
            return metadata == null ? info.getDatabaseVersion() : of(metadata.getConnection());
        } catch (SQLException e) {
            return null;
        }
    }
}
