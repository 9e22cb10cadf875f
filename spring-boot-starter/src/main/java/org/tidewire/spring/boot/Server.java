package org.tidewire.spring.boot;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** What answers behind a URL of Connector/J. */
enum Server {
    TIDB,
    DATABEND,
    OTHER;

    private static final String CONNECT_TIMEOUT = "connectTimeout";
    private static final String FIVE_SECONDS = "5000";

    /**
     * Asks, by a connection of its own.
     *
     * @return {@link #OTHER} also where nobody answers: the pool will say so, in its own words
     */
    static Server behind(HikariDataSource pool) {
        Properties properties = new Properties();
        properties.putAll(pool.getDataSourceProperties());
        if (pool.getUsername() != null) {
            properties.setProperty("user", pool.getUsername());
        }
        if (pool.getPassword() != null) {
            properties.setProperty("password", pool.getPassword());
        }
        if (!pool.getJdbcUrl().contains(CONNECT_TIMEOUT + "=")) {
            properties.putIfAbsent(CONNECT_TIMEOUT, FIVE_SECONDS);
        }
        try (Connection connection = DriverManager.getConnection(pool.getJdbcUrl(), properties);
                Statement statement = connection.createStatement();
                ResultSet version = statement.executeQuery("select version()")) {
            return version.next() ? saying(version.getString(1)) : OTHER;
        } catch (SQLException e) {
            return OTHER;
        }
    }

    /** What says this of itself. */
    static Server saying(String version) {
        if (version.contains("-TiDB-")) {
            return TIDB;
        }
        return version.contains("Databend") ? DATABEND : OTHER;
    }
}
