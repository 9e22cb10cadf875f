package org.tidewire.benchmarks.engine;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Collection;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;

/** Makes session factories. */
public final class Factories {
    private Factories() {}

    /**
     * Boots Hibernate.
     *
     * @param settings what to boot with
     * @param entities the classes to map
     * @return a session factory, which closes all that was made for it
     */
    public static SessionFactory boot(Map<String, Object> settings, Collection<Class<?>> entities) {
        StandardServiceRegistry registry =
                new StandardServiceRegistryBuilder().applySettings(settings).build();
        try {
            MetadataSources sources = new MetadataSources(registry);
            entities.forEach(sources::addAnnotatedClass);
            return sources.buildMetadata().buildSessionFactory();
        } catch (RuntimeException e) {
            StandardServiceRegistryBuilder.destroy(registry);
            throw e;
        }
    }

    /**
     * Boots Hibernate on a pool, which is closed if that fails.
     *
     * @param settings what to boot with
     * @param entities the classes to map
     * @param pool that the settings name
     * @return a session factory
     */
    public static SessionFactory boot(
            Map<String, Object> settings, Collection<Class<?>> entities, HikariDataSource pool) {
        try {
            return boot(settings, entities);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }
}
