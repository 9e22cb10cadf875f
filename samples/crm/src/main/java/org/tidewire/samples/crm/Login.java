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
    private static final int SECONDS = 1_000;

    ServerAddress address() {
        return ServerAddress.of(url);
    }

    /** A pool with one connection open already, so that a wrong login fails here and at once. */
    HikariDataSource open() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        // Hibernate begins every transaction itself.
        config.setAutoCommit(false);
        // One step runs at a time.
        config.setMaximumPoolSize(1);
        // A server that does not answer is given five seconds; by default both waits are longer. Other parameters of
        // the same name in the URL come before these.
        config.setConnectionTimeout(5 * SECONDS);
        config.addDataSourceProperty("connectTimeout", String.valueOf(5 * SECONDS));
        // Connector/J sends a batch of inserts as one statement with many rows, and not one after the other.
        config.addDataSourceProperty("rewriteBatchedStatements", "true");
        return new HikariDataSource(config);
    }

    /** Without the password, and without the URL, which may hold one. */
    @Override
    public String toString() {
        return "Login[" + user + " at " + address() + "]";
    }
}
