package org.tidewire.testkit.server;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/**
 * Where a sample connects to, and as whom.
 *
 * @param url a URL for Connector/J, PostgreSQL's driver or Tidewire's for Databend
 * @param user the user
 * @param password the password, possibly empty
 */
public record Login(String url, String user, String password) {
    private static final int SECOND = 1_000;

    /**
     * What a message may say of the URL.
     *
     * @return server and database
     */
    public ServerAddress address() {
        return ServerAddress.of(url);
    }

    /**
     * A pool with one connection open already, so that a wrong login fails here and at once.
     *
     * @param size how many connections there may be
     * @return the pool
     */
    public HikariDataSource open(int size) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        // Hibernate begins every transaction itself.
        config.setAutoCommit(false);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(Math.min(size, 2));
        // Seconds, in which a server has to answer; by default the pool waits for 30, and the driver without end.
        config.setConnectionTimeout(5 * SECOND);
        setUnlessInUrl(config, "user", user);
        setUnlessInUrl(config, "password", password);
        if (address().isMySQL()) {
            setUnlessInUrl(config, "connectTimeout", String.valueOf(5 * SECOND));
            // Connector/J sends a batch of inserts as one statement with many rows, and not one after the other.
            setUnlessInUrl(config, "rewriteBatchedStatements", "true");
            // Text that comes from no column is compared as TiDB's columns are.
            setUnlessInUrl(config, "connectionCollation", "utf8mb4_bin");
        } else if (address().isDatabend()) {
            setUnlessInUrl(config, "connectTimeout", String.valueOf(5 * SECOND));
        } else {
            // Every conflict is seen, and told by SQLState 40001; CockroachDB knows no other isolation by default.
            config.setTransactionIsolation("TRANSACTION_SERIALIZABLE");
        }
        return new HikariDataSource(config);
    }

    /** For the drivers a property comes before the parameter of the same name; a user expects the opposite. */
    private void setUnlessInUrl(HikariConfig config, String name, String value) {
        if (!JdbcUrl.parse(url).hasParameter(name)) {
            config.addDataSourceProperty(name, value);
        }
    }

    /** Without the password, and without the URL, which may hold one. */
    @Override
    public String toString() {
        return "Login[" + user + " at " + address() + "]";
    }
}
