package org.tidewire.spring.boot;

import jakarta.persistence.EntityManagerFactory;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.tidewire.tidb.TiDBDialect;

/** Ends the start where TiDB would run under another dialect, which somebody has named. */
final class DialectCheck implements SmartInitializingSingleton {
    private final PoolDefaults pools;
    private final ObjectProvider<EntityManagerFactory> factories;

    DialectCheck(PoolDefaults pools, ObjectProvider<EntityManagerFactory> factories) {
        this.pools = pools;
        this.factories = factories;
    }

    @Override
    public void afterSingletonsInstantiated() {
        EntityManagerFactory factory = pools.hasSeenTiDB() ? factories.getIfUnique() : null;
        if (factory != null) {
            check(factory.unwrap(SessionFactoryImplementor.class)
                    .getJdbcServices()
                    .getDialect());
        }
    }

    static void check(Dialect dialect) {
        if (!(dialect instanceof TiDBDialect)) {
            throw new MisconfigurationException(
                    "The database is TiDB, and Hibernate uses "
                            + dialect.getClass().getName()
                            + " for it, whose 'for update skip locked' takes no lock there and whose conflicts have no type.",
                    "Take spring.jpa.database-platform, spring.jpa.database and hibernate.dialect out, so that TiDBDialect"
                            + " is found; or set tidewire.datasource.check-dialect=false.");
        }
    }
}
