package org.tidewire.spring.boot;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is done for data sources.
 *
 * @param defaults which JDBC parameters a HikariCP pool with a URL for MySQL gets, where nobody has set them
 * @param checkDialect whether a TiDB under another dialect than Tidewire's ends the start
 */
@ConfigurationProperties("tidewire.datasource")
public record DataSourceProperties(
        @DefaultValue("auto") Defaults defaults,
        @DefaultValue("true") boolean checkDialect) {
    /** Which JDBC parameters. */
    public enum Defaults {
        /** Those of the database that answers: it is asked once, by a connection of its own, before the pool starts. */
        AUTO,
        /** Those for TiDB, without asking. */
        TIDB,
        /** None. */
        NONE
    }
}
