package org.tidewire.spi;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a connection pool that a database may have to refuse.
 *
 * @param url the JDBC URL
 * @param isolation the isolation level, as HikariCP takes it: a name of a constant of {@link java.sql.Connection} or its
 *     number; {@code null} where none is set
 * @param readOnly whether connections are read-only
 * @param driverProperties what the driver gets beside the URL
 */
public record PoolSettings(
        String url, @Nullable String isolation, boolean readOnly, Map<String, String> driverProperties) {
    /**
     * The value of a driver property, in the URL or beside it.
     *
     * @param name its name
     * @return its value, or {@code null} where it is set nowhere
     */
    public @Nullable String driverProperty(String name) {
        String beside = driverProperties.get(name);
        return beside == null ? new JdbcUrl(url).parameter(name) : beside;
    }
}
