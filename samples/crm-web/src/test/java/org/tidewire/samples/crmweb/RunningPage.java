package org.tidewire.samples.crmweb;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.tidewire.retry.RetryListener;
import org.tidewire.retry.TransactionFailure;
import org.tidewire.samples.crmweb.data.OrderRepository;
import org.tidewire.samples.crmweb.data.UserRepository;

/**
 * The page as a user starts it, on a free port: on the embedded default, or with {@code tidewire.tidb.url} on that TiDB, in a
 * database of its own.
 */
final class RunningPage implements AutoCloseable {
    private static final String URL = System.getProperty("tidewire.tidb.url", "");
    private static final String USER = System.getProperty("tidewire.tidb.user", "root");
    private static final String PASSWORD = System.getProperty("tidewire.tidb.password", "");

    private final String database = "crm_web_" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
    private final List<String> retries = new CopyOnWriteArrayList<>();
    private final ConfigurableApplicationContext context;

    RunningPage() throws SQLException {
        List<String> arguments = new ArrayList<>(List.of("--server.port=0"));
        if (onTiDB()) {
            administer("create database " + database);
            arguments.add(
                    "--spring.datasource.url=" + URL.replaceFirst("^(jdbc:mysql://[^/?]+)/?[^?]*", "$1/" + database));
            arguments.add("--spring.datasource.username=" + USER);
            arguments.add("--spring.datasource.password=" + PASSWORD);
        }
        SpringApplication application = CrmWebApplication.application();
        application.addInitializers(starting -> starting.getBeanFactory()
                .registerSingleton("retriesSeen", new RetryListener() {
                    @Override
                    public void retrying(int attempt, TransactionFailure failure, Duration pause) {
                        retries.add(failure.code());
                    }
                }));
        context = application.run(arguments.toArray(String[]::new));
    }

    /** The codes of the failures that were repeated. */
    List<String> retries() {
        return retries;
    }

    /** Whether a transaction on the stand-in waits for a lock of another. */
    boolean someTransactionWaits() {
        return bean(JdbcTemplate.class)
                        .queryForObject("select count(*) from information_schema.innodb_lock_waits", Integer.class)
                > 0;
    }

    static boolean onTiDB() {
        return !URL.isEmpty();
    }

    /** With a slash at the end. */
    String address() {
        return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port") + "/";
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    /** As after a fresh start; ids go on where they were. */
    void reset() {
        bean(OrderRepository.class).deleteAllInBatch();
        bean(UserRepository.class).deleteAllInBatch();
        bean(Seed.class).run(null);
    }

    @Override
    public void close() throws SQLException {
        context.close();
        if (onTiDB()) {
            administer("drop database " + database);
        }
    }

    private static void administer(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection(URL, USER, PASSWORD);
                Statement executed = connection.createStatement()) {
            executed.execute(statement);
        }
    }
}
