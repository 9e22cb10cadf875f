package org.tidewire.samples.crm;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/**
 * Where the sample connects to, and as whom.
 *
 * @param url a URL for Connector/J
 * @param user the user
 * @param password the password, possibly empty
 */
record Login(String url, String user, String password) {
    private static final int SECOND = 1_000;

    ServerAddress address() {
        return ServerAddress.of(url);
    }

    /** A pool with one connection open already, so that a wrong login fails here and at once. */
    HikariDataSource open() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        // Hibernate begins every transaction itself.
        config.setAutoCommit(false);
        // One transaction runs at a time; a second connection is for ids where Hibernate counts in a table.
        config.setMaximumPoolSize(2);
        // Seconds, in which a server has to answer; by default the pool waits for 30, and the driver without end.
        config.setConnectionTimeout(5 * SECOND);
        setUnlessInUrl(config, "connectTimeout", String.valueOf(5 * SECOND));
        setUnlessInUrl(config, "user", user);
        setUnlessInUrl(config, "password", password);
        // Connector/J sends a batch of inserts as one statement with many rows, and not one after the other.
        setUnlessInUrl(config, "rewriteBatchedStatements", "true");
        return new HikariDataSource(config);
    }

    /** For Connector/J a property comes before the parameter of the same name; a user expects the opposite. */
    private void setUnlessInUrl(HikariConfig config, String name, String value) {
        if (!url.contains("?" + name + "=") && !url.contains("&" + name + "=")) {
            config.addDataSourceProperty(name, value);
        }
    }

    /** Without the password, and without the URL, which may hold one. */
    @Override
    public String toString() {
        return "Login[" + user + " at " + address() + "]";
    }
}
