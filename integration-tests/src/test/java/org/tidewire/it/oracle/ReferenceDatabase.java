package org.tidewire.it.oracle;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.QuerySettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.tidewire.it.oracle.model.Model;
import org.tidewire.it.oracle.tree.Statement;

/**
 * H2 in memory, which answers in the thread that asks, and hears of no timeout while it divides decimals. So each statement has
 * its own thread, and after one without end another H2 takes over.
 */
final class ReferenceDatabase implements AutoCloseable {
    private final Duration limit;
    private final Map<String, ?> mapping;
    private final boolean hasLimits;
    private SessionFactory factory;
    private OracleDatabase database;
    private int started;

    ReferenceDatabase(Duration limit, Map<String, ?> mapping, boolean hasLimits) {
        this.limit = limit;
        this.mapping = mapping;
        this.hasLimits = hasLimits;
        start();
    }

    private void start() {
        factory = open("oracle" + started++, mapping);
        database = new OracleDatabase(factory, () -> 0, hasLimits);
    }

    /** Tables without rows. */
    static SessionFactory open(String name, Map<String, ?> mapping) {
        return new HibernatePersistenceConfiguration("oracle")
                .properties(mapping)
                .managedClasses(List.of(Model.entities()))
                .property(JdbcSettings.JAKARTA_JDBC_URL, "jdbc:h2:mem:" + name)
                .property(JdbcSettings.POOL_SIZE, 1)
                .property(JdbcSettings.JDBC_TIME_ZONE, "UTC")
                .property(QuerySettings.JSON_FUNCTIONS_ENABLED, true)
                .property(SchemaToolingSettings.HBM2DDL_AUTO, "create")
                .createEntityManagerFactory();
    }

    Outcome execute(Statement statement) {
        OracleDatabase asked = database;
        FutureTask<Outcome> answer = new FutureTask<>(() -> asked.execute(statement));
        Thread thread = new Thread(answer, "H2");
        thread.setDaemon(true);
        thread.start();
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            start();
            return new Outcome.TimedOut();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        factory.close();
    }
}
