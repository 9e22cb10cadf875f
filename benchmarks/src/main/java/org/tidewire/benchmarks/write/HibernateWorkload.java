package org.tidewire.benchmarks.write;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.BatchSettings;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.tidewire.benchmarks.engine.ComparedDialect;
import org.tidewire.benchmarks.engine.Engine;
import org.tidewire.benchmarks.engine.Factories;

/** By Hibernate, as an application would. */
final class HibernateWorkload implements Workload {
    private final HikariDataSource pool;
    private final SessionFactory factory;
    private final Class<? extends Item> entity;
    private final Supplier<Item> maker;
    private final int rows;

    HibernateWorkload(
            Engine engine,
            ComparedDialect dialect,
            Class<? extends Item> entity,
            Supplier<Item> maker,
            int rows,
            int batchSize) {
        this.entity = entity;
        this.maker = maker;
        this.rows = rows;
        pool = engine.open();
        Map<String, Object> settings = dialect.settings(!engine.standIn());
        settings.put(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, pool);
        settings.put(JdbcSettings.CONNECTION_PROVIDER_DISABLES_AUTOCOMMIT, true);
        settings.put(BatchSettings.STATEMENT_BATCH_SIZE, batchSize);
        settings.put(BatchSettings.ORDER_INSERTS, true);
        settings.put(BatchSettings.ORDER_UPDATES, true);
        settings.put(SchemaToolingSettings.JAKARTA_HBM2DDL_DATABASE_ACTION, "drop-and-create");
        factory = Factories.boot(settings, List.of(entity));
    }

    @Override
    public void persist() {
        factory.inTransaction(session -> {
            for (int i = 0; i < rows; i++) {
                session.persist(maker.get().named(i));
            }
        });
    }

    @Override
    public long load() {
        return factory.fromTransaction(
                session -> all(session).stream().mapToLong(Item::checksum).sum());
    }

    @Override
    public void update() {
        factory.inTransaction(session -> all(session).forEach(Item::raise));
    }

    @Override
    public void remove() {
        factory.inTransaction(session -> all(session).forEach(session::remove));
    }

    private List<? extends Item> all(Session session) {
        return session.createSelectionQuery("from " + entity.getSimpleName(), entity)
                .getResultList();
    }

    @Override
    public void empty() {
        factory.inTransaction(session -> session.createMutationQuery("delete from " + entity.getSimpleName())
                .executeUpdate());
    }

    @Override
    public void close() {
        factory.getSchemaManager().dropMappedObjects(false);
        factory.close();
        pool.close();
    }
}
