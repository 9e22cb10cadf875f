package org.tidewire.spring.boot;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is done for data sources.
 *
 * @param defaults which driver properties a HikariCP pool with a URL for MySQL gets, where the user has not set them: those of
 *     the database that answers ({@code auto}), of a database by its name (for example {@code tidb}, without asking), or
 *     {@code none}
 * @param checkDialect whether a database under another dialect than Tidewire's ends the start
 */
@ConfigurationProperties("tidewire.datasource")
public record DataSourceProperties(
        @DefaultValue(AUTO) String defaults,
        @DefaultValue("true") boolean checkDialect) {
    /** Those of the database that answers: it is asked once, by a connection of its own, before the pool starts. */
    static final String AUTO = "auto";

    /** None. */
    static final String NONE = "none";
}
