package org.tidewire.internal.boot;

import org.hibernate.SessionFactory;
import org.hibernate.SessionFactoryObserver;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.service.spi.SessionFactoryServiceRegistry;

/** Asks the dialect for its {@link MappingValidator}. Unlike what a dialect's constructor throws, nothing is swallowed here. */
public final class TidewireIntegrator implements Integrator {
    /** Made by {@link java.util.ServiceLoader}. */
    public TidewireIntegrator() {}

    @Override
    public void integrate(
            Metadata metadata, BootstrapContext bootstrapContext, SessionFactoryImplementor sessionFactory) {
        if (sessionFactory.getJdbcServices().getDialect() instanceof MappingValidator dialect) {
            dialect.check(metadata);
            dialect.check(sessionFactory.getSessionFactoryOptions());
            sessionFactory.addObserver(new SessionFactoryObserver() {
                @Override
                public void sessionFactoryCreated(SessionFactory created) {
                    dialect.created(sessionFactory);
                }
            });
        }
    }

    /** Hibernate 6 has no default here, and runs on other databases. */
    @Override
    public void disintegrate(SessionFactoryImplementor sessionFactory, SessionFactoryServiceRegistry serviceRegistry) {}
}
