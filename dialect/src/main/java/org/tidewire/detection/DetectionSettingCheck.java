package org.tidewire.detection;

import org.hibernate.HibernateException;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.service.spi.SessionFactoryServiceRegistry;

/** Refuses a wrong value of {@link DetectionSettings#ENABLED}, which the resolver cannot: Hibernate would swallow it. */
public final class DetectionSettingCheck implements Integrator {
    /** Made by {@link java.util.ServiceLoader}. */
    public DetectionSettingCheck() {}

    @Override
    public void integrate(
            Metadata metadata, BootstrapContext bootstrapContext, SessionFactoryImplementor sessionFactory) {
        Object enabled = sessionFactory.getProperties().get(DetectionSettings.ENABLED);
        if (enabled != null && !enabled.toString().trim().matches("(?i)true|false")) {
            throw new HibernateException(
                    DetectionSettings.ENABLED + " must be 'true' or 'false', and is '" + enabled + "'");
        }
    }

    /** Hibernate 6 has no default here, and runs on other databases. */
    @Override
    public void disintegrate(SessionFactoryImplementor sessionFactory, SessionFactoryServiceRegistry serviceRegistry) {}
}
