package org.tidewire.spring.boot;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;
import org.tidewire.spi.DatabaseSupport;

/** Asks the server behind a URL that several databases share which database it is. */
final class ServerVersion {
    private static final String CONNECT_TIMEOUT = "connectTimeout";

    private ServerVersion() {}

    /**
     * Asks, by a connection of its own.
     *
     * @return empty also where no server answers: the pool will say so in its own words
     */
    static Optional<DatabaseSupport> databaseOf(HikariDataSource pool) {
        Properties properties = new Properties();
        properties.putAll(pool.getDataSourceProperties());
        if (pool.getUsername() != null) {
            properties.setProperty("user", pool.getUsername());
        }
        if (pool.getPassword() != null) {
            properties.setProperty("password", pool.getPassword());
        }
        if (!pool.getJdbcUrl().contains(CONNECT_TIMEOUT + "=")) {
            // Connector/J counts in milliseconds, and PostgreSQL's driver in seconds.
            properties.putIfAbsent(CONNECT_TIMEOUT, pool.getJdbcUrl().startsWith("jdbc:postgresql:") ? "5" : "5000");
        }
        try (Connection connection = DriverManager.getConnection(pool.getJdbcUrl(), properties);
                Statement statement = connection.createStatement();
                ResultSet version = statement.executeQuery("select version()")) {
            return version.next() ? DatabaseSupport.ofVersion(version.getString(1)) : Optional.empty();
        } catch (SQLException e) {
            return Optional.empty();
        }
    }
}
