package org.tidewire.spring.boot;

import jakarta.persistence.EntityManagerFactory;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.tidewire.spi.Advice;
import org.tidewire.spi.DatabaseSupport;

/** Ends the start where a database would run under another dialect, which the configuration names. */
final class DialectCheck implements SmartInitializingSingleton {
    private final PoolDefaults pools;
    private final ObjectProvider<EntityManagerFactory> factories;

    DialectCheck(PoolDefaults pools, ObjectProvider<EntityManagerFactory> factories) {
        this.pools = pools;
        this.factories = factories;
    }

    @Override
    public void afterSingletonsInstantiated() {
        EntityManagerFactory factory = pools.databases().isEmpty() ? null : factories.getIfUnique();
        if (factory != null) {
            Dialect dialect = factory.unwrap(SessionFactoryImplementor.class)
                    .getJdbcServices()
                    .getDialect();
            pools.databases().forEach(database -> check(database, dialect));
        }
    }

    static void check(DatabaseSupport database, Dialect dialect) {
        if (!database.isDialect(dialect)) {
            Advice advice = database.otherDialect(dialect);
            throw new MisconfigurationException(advice.problem(), advice.action());
        }
    }
}
