package org.tidewire.benchmarks.engine;

import java.util.HashMap;
import java.util.Map;
import org.hibernate.cfg.JdbcSettings;

/** The dialects that are compared, all of them on the same server. */
public enum ComparedDialect {
    /** Hibernate's own, which an application on TiDB gets without Tidewire. */
    HIBERNATE_MYSQL("org.hibernate.dialect.MySQLDialect", "MySQL", "8.0.11", "MySQLDialect"),
    /** The one in Hibernate's community jar. */
    COMMUNITY_TIDB(
            "org.hibernate.community.dialect.TiDBDialect", "MySQL", "8.0.11-TiDB-v8.5.4", "community TiDBDialect"),
    /** Ours. */
    TIDEWIRE("org.tidewire.tidb.TiDBDialect", "TiDB", "8.5.4", "Tidewire");

    private final String className;
    private final String product;
    private final String version;
    private final String label;

    ComparedDialect(String className, String product, String version, String label) {
        this.className = className;
        this.product = product;
        this.version = version;
        this.label = label;
    }

    /**
     * For readers.
     *
     * @return a name
     */
    public String label() {
        return label;
    }

    /**
     * The settings that choose it.
     *
     * @param serverTells whether the server may say its own version; a stand-in has none of TiDB's
     * @return settings for a session factory
     */
    public Map<String, Object> settings(boolean serverTells) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(JdbcSettings.DIALECT, className);
        if (!serverTells) {
            settings.put(JdbcSettings.JAKARTA_HBM2DDL_DB_NAME, product);
            settings.put(JdbcSettings.JAKARTA_HBM2DDL_DB_VERSION, version);
        }
        return settings;
    }
}
