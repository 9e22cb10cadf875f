package org.tidewire.internal.boot;

import org.hibernate.HibernateException;
import org.hibernate.service.ServiceRegistry;

/**
 * A database module that may know why Hibernate cannot make its JDBC environment. Found by {@link java.util.ServiceLoader}. A module
 * that asks for the environment early shows it the failure, since Hibernate does not get as far as the other module's own look.
 */
public interface FailedBoot {
    /**
     * Explains a failure.
     *
     * @param registry without a JDBC environment
     * @param failure Hibernate's own
     * @throws HibernateException with the reason and {@code failure} as its cause, where this module knows it
     */
    void explain(ServiceRegistry registry, HibernateException failure);
}
