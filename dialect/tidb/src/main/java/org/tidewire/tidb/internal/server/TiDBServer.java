package org.tidewire.tidb.internal.server;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.hibernate.dialect.DatabaseVersion;
import org.hibernate.dialect.MySQLServerConfiguration;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolutionInfo;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What the dialect has to know of a server when it is made, asked in one query.
 *
 * <p>Nothing here throws: Hibernate would swallow it and take another dialect. What is not known is assumed, with a log
 * line where that may be wrong.
 *
 * @param version TiDB's own version
 * @param configuration what {@code MySQLDialect} asks for: the width of characters, and how literals are escaped
 * @param foreignKeysChecked the value of {@code foreign_key_checks}; on by default
 * @param foreignKeysEnabled the value of {@code tidb_enable_foreign_key}; on by default, where TiDB has it
 * @param checksEnforced the value of {@code tidb_enable_check_constraint}; off by default
 * @param autoRandomGiven the value of {@code allow_auto_random_explicit_insert}; off by default
 * @param databaseTerm what the driver calls a database
 * @param maximumPacket the value of {@code max_allowed_packet}, in bytes; 64 MiB by default
 * @param collation how text is compared that comes from no column
 * @param asked whether the server has told its settings; else they are its defaults
 */
public record TiDBServer(
        DatabaseVersion version,
        MySQLServerConfiguration configuration,
        boolean foreignKeysChecked,
        boolean foreignKeysEnabled,
        boolean checksEnforced,
        boolean autoRandomGiven,
        long maximumPacket,
        DatabaseTerm databaseTerm,
        SessionCollation collation,
        boolean asked) {

    private static final Logger LOG = Logger.getLogger(TiDBServer.class);

    /** utf8mb4, and backslash as the escape character. */
    private static final MySQLServerConfiguration DEFAULT_CONFIGURATION = new MySQLServerConfiguration(4, false);

    private static final long DEFAULT_PACKET = 64L << 20;

    /** A server with default settings. */
    public static TiDBServer withDefaults(DatabaseVersion version) {
        return unasked(version, DEFAULT_CONFIGURATION, DatabaseTerm.CATALOG);
    }

    private static TiDBServer unasked(
            DatabaseVersion version, MySQLServerConfiguration configuration, DatabaseTerm databaseTerm) {
        return new TiDBServer(
                version,
                configuration,
                true,
                true,
                false,
                false,
                DEFAULT_PACKET,
                databaseTerm,
                SessionCollation.UNKNOWN,
                false);
    }

    public static TiDBServer of(DialectResolutionInfo info) {
        DatabaseVersion version = versionOf(info);
        DatabaseMetaData metadata = info.getDatabaseMetadata();
        return metadata != null && TiDBVersion.isTiDB(info.getDatabaseVersion())
                ? asked(metadata, version)
                : unasked(version, configurationOf(info), DatabaseTerm.of(metadata));
    }

    private static DatabaseVersion versionOf(DialectResolutionInfo info) {
        DatabaseVersion version = TiDBVersion.of(info);
        if (version != null) {
            return version;
        }
        LOG.warnf(
                "The TiDB dialect is used on a server that tells no version of TiDB: product '%s', version '%s'."
                        + " What TiDB %s.%s can do is assumed.",
                info.getDatabaseName(),
                info.getDatabaseVersion(),
                TiDBVersion.ASSUMED.getMajor(),
                TiDBVersion.ASSUMED.getMinor());
        return TiDBVersion.ASSUMED;
    }

    private static TiDBServer asked(DatabaseMetaData metadata, DatabaseVersion version) {
        String foreignKeysEnabled = TiDBCapability.FOREIGN_KEYS.isIn(version) ? "@@tidb_enable_foreign_key" : "1";
        String checksEnforced = TiDBCapability.CHECK_CONSTRAINTS.isIn(version) ? "@@tidb_enable_check_constraint" : "0";
        try (Statement statement = metadata.getConnection().createStatement();
                ResultSet row =
                        statement.executeQuery("select @@character_set_database, @@sql_mode, @@foreign_key_checks, "
                                + checksEnforced
                                + ", @@allow_auto_random_explicit_insert, @@collation_connection, @@collation_database"
                                + ", @@max_allowed_packet, " + foreignKeysEnabled)) {
            row.next();
            boolean noBackslashEscapes =
                    row.getString(2).toLowerCase(Locale.ROOT).contains("no_backslash_escapes");
            return new TiDBServer(
                    version,
                    new MySQLServerConfiguration(bytesPerCharacter(row.getString(1)), noBackslashEscapes),
                    row.getBoolean(3),
                    row.getBoolean(9),
                    row.getBoolean(4),
                    row.getBoolean(5),
                    row.getLong(8),
                    DatabaseTerm.of(metadata),
                    new SessionCollation(row.getString(6), row.getString(7)),
                    true);
        } catch (SQLException | RuntimeException e) {
            LOG.warnf("TiDB does not tell its settings, and the defaults are assumed: %s", e.toString());
            return withDefaults(version);
        }
    }

    /** The character sets of TiDB. */
    private static int bytesPerCharacter(@Nullable String characterSet) {
        return switch (characterSet == null ? "" : characterSet) {
            case "ascii", "binary", "latin1" -> 1;
            case "gbk" -> 2;
            case "utf8" -> 3;
            default -> 4;
        };
    }

    /** Without a server to ask, or on one that is not TiDB: what Hibernate knows, from its settings. */
    private static MySQLServerConfiguration configurationOf(DialectResolutionInfo info) {
        try {
            MySQLServerConfiguration configuration = MySQLServerConfiguration.fromDialectResolutionInfo(info);
            // Without the storage engine, which TiDB ignores and MySQLDialect refuses where it does not know it.
            return new MySQLServerConfiguration(
                    configuration.getBytesPerCharacter(), configuration.isNoBackslashEscapesEnabled());
        } catch (RuntimeException e) {
            LOG.warnf(
                    "The settings of hibernate.dialect.mysql.* are not used, and the defaults of TiDB are: %s",
                    e.toString());
            return DEFAULT_CONFIGURATION;
        }
    }
}
