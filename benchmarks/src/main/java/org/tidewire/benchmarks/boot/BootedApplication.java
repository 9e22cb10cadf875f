package org.tidewire.benchmarks.boot;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.tidewire.benchmarks.engine.ComparedDialect;
import org.tidewire.benchmarks.engine.Engine;
import org.tidewire.benchmarks.engine.Factories;

/** An application that starts again and again, with an open pool and its schema in place. */
public final class BootedApplication implements AutoCloseable {
    private final HikariDataSource pool;
    private final Map<String, Object> settings;
    private final List<Class<?>> entities;

    /**
     * Creates the schema.
     *
     * @param engine where
     * @param dialect by which dialect
     * @param entities how many
     */
    public BootedApplication(Engine engine, ComparedDialect dialect, int entities) {
        this.pool = engine.open();
        this.settings = dialect.settings(!engine.standIn());
        this.entities = GeneratedEntities.of(entities);
        settings.put(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, pool);
        try (SessionFactory factory = Factories.boot(settings, this.entities, pool)) {
            factory.getSchemaManager().dropMappedObjects(false);
            factory.getSchemaManager().exportMappedObjects(false);
        }
    }

    /**
     * Boots once.
     *
     * @param validate whether the schema is validated
     */
    public void start(boolean validate) {
        settings.put(SchemaToolingSettings.HBM2DDL_AUTO, validate ? "validate" : "none");
        boot().close();
    }

    private SessionFactory boot() {
        return Factories.boot(settings, entities);
    }

    @Override
    public void close() {
        settings.put(SchemaToolingSettings.HBM2DDL_AUTO, "none");
        try (SessionFactory factory = boot()) {
            factory.getSchemaManager().dropMappedObjects(false);
        }
        pool.close();
    }
}
