package org.tidewire.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.SharedSessionContract;
import org.hibernate.cfg.BatchSettings;
import org.hibernate.cfg.SchemaToolingSettings;

/** A stateful session of Hibernate. */
class HibernateWorkload implements Workload {
    private static final int BATCH_TO_FILL = 1000;

    final SessionFactory factory;
    final int rows;
    final int batchSize;
    private final Class<? extends Item> entity;
    private final String table;
    private final HikariDataSource pool;

    HibernateWorkload(
            Engine engine, Map<String, Object> settings, Class<? extends Item> entity, int rows, int batchSize) {
        this.entity = entity;
        this.rows = rows;
        this.batchSize = batchSize;
        pool = engine.open(2);
        settings.put(BatchSettings.STATEMENT_BATCH_SIZE, batchSize);
        settings.put(SchemaToolingSettings.JAKARTA_HBM2DDL_DATABASE_ACTION, "drop-and-create");
        factory = Engine.boot(settings, pool, entity);
        table = factory.getMetamodel().entity(entity).getName();
    }

    @Override
    public void persist() {
        factory.inTransaction(this::persistAll);
    }

    private void persistAll(Session session) {
        for (int i = 0; i < rows; i++) {
            session.persist(item(i));
        }
    }

    final Item item(int number) {
        try {
            return entity.getDeclaredConstructor().newInstance().named(number);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
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

    final List<? extends Item> all(SharedSessionContract session) {
        return session.createSelectionQuery("from " + table, entity).getResultList();
    }

    /** Deleting would leave old versions of the rows in TiDB, which later operations would have to skip. */
    @Override
    public void truncate() {
        factory.inTransaction(session ->
                session.createNativeMutationQuery("truncate table " + table).executeUpdate());
    }

    /** In batches also where the measured operation has none. */
    @Override
    public void fill() {
        factory.inTransaction(session -> {
            session.setJdbcBatchSize(BATCH_TO_FILL);
            persistAll(session);
        });
    }

    @Override
    public void close() {
        factory.getSchemaManager().dropMappedObjects(false);
        factory.close();
        pool.close();
    }
}
