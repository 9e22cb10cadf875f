package org.tidewire.benchmarks.write;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.SharedSessionContract;
import org.hibernate.cfg.BatchSettings;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.tidewire.benchmarks.engine.Engine;
import org.tidewire.benchmarks.engine.Factories;

/** By a session of Hibernate, as an application would. */
class HibernateWorkload implements Workload {
    private static final int BATCH_TO_FILL = 1000;

    final SessionFactory factory;
    final int rows;
    private final Class<? extends Item> entity;
    private final HikariDataSource pool;
    private final Supplier<Item> maker;
    private final boolean idsByServer;

    HibernateWorkload(
            Engine engine,
            Map<String, Object> settings,
            Class<? extends Item> entity,
            Supplier<Item> maker,
            boolean idsByServer,
            int rows,
            int batchSize) {
        this.entity = entity;
        this.maker = maker;
        this.idsByServer = idsByServer;
        this.rows = rows;
        pool = engine.open();
        settings.put(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, pool);
        settings.put(JdbcSettings.CONNECTION_PROVIDER_DISABLES_AUTOCOMMIT, true);
        settings.put(BatchSettings.STATEMENT_BATCH_SIZE, batchSize);
        settings.put(SchemaToolingSettings.JAKARTA_HBM2DDL_DATABASE_ACTION, "drop-and-create");
        factory = Factories.boot(settings, List.of(entity), pool);
    }

    @Override
    public void persist() {
        factory.inTransaction(this::persistAll);
    }

    private void persistAll(Session session) {
        for (int i = 0; i < rows; i++) {
            session.persist(made(i));
        }
    }

    final Item made(int number) {
        return maker.get().named(number);
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
        return session.createSelectionQuery("from " + entity.getSimpleName(), entity)
                .getResultList();
    }

    /** Not by {@code delete}, which leaves old versions of rows, and more of them for whom it has emptied more often. */
    @Override
    public void empty() {
        factory.inTransaction(session -> session.createNativeMutationQuery("truncate table " + entity.getSimpleName())
                .executeUpdate());
    }

    /** In batches, where those are measured that have none. With ids that the server makes Hibernate has none at all. */
    @Override
    public void fill() {
        if (idsByServer) {
            factory.inTransaction(session -> session.doWork(this::insertAll));
        } else {
            factory.inTransaction(session -> {
                session.setJdbcBatchSize(BATCH_TO_FILL);
                persistAll(session);
            });
        }
    }

    private void insertAll(Connection connection) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into " + entity.getSimpleName() + " (cents,name) values (?,?)")) {
            for (int i = 0; i < rows; i++) {
                insert.setLong(1, i);
                insert.setString(2, Item.NAME + i);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    @Override
    public void close() {
        factory.getSchemaManager().dropMappedObjects(false);
        factory.close();
        pool.close();
    }
}
