package org.tidewire.spring.boot;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.tidewire.spi.DatabaseSupport;
import org.tidewire.spi.JdbcUrl;

/** What {@code spring.datasource} says, for messages about it. */
final class ConfiguredDataSource {
    private static final String CONNECT_TIMEOUT = "connectTimeout";

    /** PostgreSQL's driver counts seconds, the others milliseconds. */
    private static final String FIVE_SECONDS = "5";

    private static final String FIVE_THOUSAND_MILLISECONDS = "5000";

    private final Environment environment;

    ConfiguredDataSource(Environment environment) {
        this.environment = environment;
    }

    private String url() {
        return environment.getProperty("spring.datasource.url", "");
    }

    /** Whether the driver gives each error its own SQLState: a driver of Tidewire's, or PostgreSQL's. */
    boolean tellsBySqlState() {
        return isOwnDriver() || isPostgreSQL();
    }

    private boolean isOwnDriver() {
        return DatabaseSupport.ofUrl(url()).isPresent();
    }

    private boolean isPostgreSQL() {
        return url().startsWith("jdbc:postgresql:");
    }

    boolean isMySQL() {
        return new JdbcUrl(url()).isMySQL();
    }

    /** For example {@code " at 127.0.0.1:4000"}, or nothing where the URL does not tell. */
    String at() {
        String server = new JdbcUrl(url()).server();
        return server == null ? "" : " at " + server;
    }

    /**
     * Opens a connection, and closes it.
     *
     * @return why there is none, or {@code null} if there is, or no database on the class path may be behind the URL
     */
    @Nullable
    SQLException tryToConnect() {
        boolean mayBeOurs = DatabaseSupport.all().stream().anyMatch(database -> database.mayBeBehind(url()));
        if (!isMySQL() && !isOwnDriver() && !mayBeOurs) {
            return null;
        }
        Properties properties = new Properties();
        properties.putAll(Binder.get(environment)
                .bind("spring.datasource.hikari.data-source-properties", Bindable.mapOf(String.class, String.class))
                .orElse(Map.of()));
        put(properties, "user", environment.getProperty("spring.datasource.username"));
        put(properties, "password", environment.getProperty("spring.datasource.password"));
        if (new JdbcUrl(url()).parameter(CONNECT_TIMEOUT) == null) {
            properties.putIfAbsent(CONNECT_TIMEOUT, isPostgreSQL() ? FIVE_SECONDS : FIVE_THOUSAND_MILLISECONDS);
        }
        try {
            DriverManager.getConnection(url(), properties).close();
            return null;
        } catch (SQLException e) {
            return e;
        }
    }

    private static void put(Properties properties, String name, @Nullable String value) {
        if (value != null) {
            properties.setProperty(name, value);
        }
    }
}
