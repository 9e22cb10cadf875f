package org.tidewire.samples.crmweb;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.tidewire.retry.RetryListener;
import org.tidewire.retry.TransactionFailure;
import org.tidewire.samples.crmweb.data.OrderRepository;
import org.tidewire.samples.crmweb.data.UserRepository;
import org.tidewire.testkit.engine.Engine;
import org.tidewire.testkit.engine.EngineSource;
import org.tidewire.testkit.engine.TiDBEngines;

/**
 * The page as a user starts it, on a free port: on the embedded default, or with {@code tidewire.tidb.url} on that TiDB, in a
 * database of its own.
 */
final class RunningPage implements AutoCloseable {
    private static final Optional<Engine> TIDB =
            EngineSource.of(TiDBEngines.TAG).named();

    private final String database = "crm_web_" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
    private final List<String> retries = new CopyOnWriteArrayList<>();
    private final ConfigurableApplicationContext context;

    RunningPage() throws SQLException {
        List<String> arguments = new ArrayList<>(List.of("--server.port=0"));
        if (TIDB.isPresent()) {
            Engine tidb = TIDB.get();
            tidb.administer("create database " + database);
            arguments.add("--spring.datasource.url=" + tidb.url().database(database));
            arguments.add("--spring.datasource.username=" + tidb.user());
            arguments.add("--spring.datasource.password=" + tidb.password());
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
        return TIDB.isPresent();
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
        if (TIDB.isPresent()) {
            TIDB.get().administer("drop database " + database);
        }
    }
}
