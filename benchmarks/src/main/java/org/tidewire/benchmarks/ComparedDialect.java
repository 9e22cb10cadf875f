package org.tidewire.benchmarks;

import java.util.HashMap;
import java.util.Map;
import org.hibernate.cfg.JdbcSettings;

/** The dialects that are compared on one server. */
public enum ComparedDialect {
    HIBERNATE_MYSQL("org.hibernate.dialect.MySQLDialect", "MySQL", "8.0.11"),
    COMMUNITY_TIDB("org.hibernate.community.dialect.TiDBDialect", "MySQL", "8.0.11-TiDB-v8.5.4"),
    TIDEWIRE("org.tidewire.tidb.TiDBDialect", "TiDB", "8.5.4");

    private final String className;
    private final String product;
    private final String version;

    ComparedDialect(String className, String product, String version) {
        this.className = className;
        this.product = product;
        this.version = version;
    }

    /** Hibernate settings. A stand-in does not report TiDB's version, so it is named where {@code nameVersion}. */
    Map<String, Object> settings(boolean nameVersion) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(JdbcSettings.DIALECT, className);
        if (nameVersion) {
            settings.put(JdbcSettings.JAKARTA_HBM2DDL_DB_NAME, product);
            settings.put(JdbcSettings.JAKARTA_HBM2DDL_DB_VERSION, version);
        }
        return settings;
    }
}
