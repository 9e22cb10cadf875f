package org.tidewire.internal.boot;

import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.SessionFactoryOptions;
import org.hibernate.engine.spi.SessionFactoryImplementor;

/** A dialect that compares the mapping with its server before a session factory is used. */
public interface MappingValidator {
    /**
     * Looks at the mapping. A log line tells what does not fit and can be lived with.
     *
     * @param metadata the mapping, complete
     * @throws org.hibernate.HibernateException where the mapping asks for what the database cannot do
     */
    void check(Metadata metadata);

    /**
     * Looks at the options of the session factory, before anything is sent.
     *
     * @param options the options
     * @throws org.hibernate.HibernateException where an option asks for what the database cannot do
     */
    default void check(SessionFactoryOptions options) {}

    /**
     * Looks at the session factory, complete but not used yet.
     *
     * @param sessionFactory the session factory
     * @throws org.hibernate.HibernateException where the mapping asks for what the database cannot do
     */
    default void created(SessionFactoryImplementor sessionFactory) {}
}
