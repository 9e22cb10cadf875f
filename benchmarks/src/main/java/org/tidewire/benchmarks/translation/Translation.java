package org.tidewire.benchmarks.translation;

import java.util.List;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.QuerySettings;
import org.tidewire.benchmarks.engine.ComparedDialect;
import org.tidewire.benchmarks.engine.Factories;
import org.tidewire.benchmarks.engine.Nowhere;

/** From HQL to SQL and no further, each time anew: Hibernate's cache of plans is off. */
public final class Translation implements AutoCloseable {
    private final SessionFactory factory;

    /**
     * Boots Hibernate without a server.
     *
     * @param dialect whose SQL
     */
    public Translation(ComparedDialect dialect) {
        Map<String, Object> settings = Nowhere.settings(dialect);
        settings.put(QuerySettings.QUERY_PLAN_CACHE_ENABLED, false);
        factory = Factories.boot(settings, List.of(Author.class, Book.class));
    }

    /**
     * Translates once.
     *
     * @param query what
     * @return the empty result
     */
    public List<Object[]> run(ComparedQuery query) {
        return factory.fromSession(query::ask);
    }

    @Override
    public void close() {
        factory.close();
    }
}
