package org.tidewire.tidb;

import org.hibernate.dialect.DatabaseVersion;
import org.hibernate.dialect.MySQLServerConfiguration;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolutionInfo;
import org.jboss.logging.Logger;

/**
 * What the dialect has to know of a server when it is made.
 *
 * <p>Nothing here throws: Hibernate would swallow it and take another dialect. What is not known is assumed, with a log
 * line where that may be wrong.
 */
final class TiDBServer {
    /** utf8mb4, four bytes a character, and backslash as the escape character of literals. */
    static final MySQLServerConfiguration DEFAULT_CONFIGURATION = new MySQLServerConfiguration(4, false);

    private static final Logger LOG = Logger.getLogger(TiDBServer.class);

    private TiDBServer() {}

    static DatabaseVersion versionOf(DialectResolutionInfo info) {
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

    static MySQLServerConfiguration configurationOf(DialectResolutionInfo info) {
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
