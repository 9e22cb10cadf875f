package org.tidewire.spring.boot;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.tidewire.spi.DatabaseSupport;

/** What {@code spring.datasource} says, for messages about it. */
final class ConfiguredDataSource {
    /** Host and port alone: anything else in a URL may be a password. */
    private static final Pattern SERVER =
            Pattern.compile("jdbc:[a-z+]+:(?:loadbalance:|replication:)?//(?:[^/?]*@)?([\\w.:,\\[\\]-]+)(?:[/?].*)?");

    private static final String CONNECT_TIMEOUT = "connectTimeout";
    private static final String FIVE_SECONDS = "5000";

    private final Environment environment;

    ConfiguredDataSource(Environment environment) {
        this.environment = environment;
    }

    private String url() {
        return environment.getProperty("spring.datasource.url", "");
    }

    /** Whether the URL is for a driver of Tidewire's own, which gives each error its SQLState. */
    boolean isOwnDriver() {
        return DatabaseSupport.ofUrl(url()).isPresent();
    }

    boolean isMySQL() {
        return url().startsWith("jdbc:mysql:");
    }

    /** For example {@code " at 127.0.0.1:4000"}, or nothing where the URL does not tell. */
    String at() {
        Matcher url = SERVER.matcher(url());
        return url.matches() ? " at " + url.group(1) : "";
    }

    /**
     * Opens a connection, and closes it.
     *
     * @return why there is none, or {@code null} if there is, or the URL is for another driver
     */
    @Nullable
    SQLException tryToConnect() {
        if (!isMySQL() && !isOwnDriver()) {
            return null;
        }
        Properties properties = new Properties();
        properties.putAll(Binder.get(environment)
                .bind("spring.datasource.hikari.data-source-properties", Bindable.mapOf(String.class, String.class))
                .orElse(Map.of()));
        put(properties, "user", environment.getProperty("spring.datasource.username"));
        put(properties, "password", environment.getProperty("spring.datasource.password"));
        if (!url().contains(CONNECT_TIMEOUT + "=")) {
            properties.putIfAbsent(CONNECT_TIMEOUT, FIVE_SECONDS);
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
