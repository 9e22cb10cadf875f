package org.tidewire.internal.boot;

import org.hibernate.boot.registry.StandardServiceRegistry;

/**
 * An initializer of a database module that asks for Hibernate's JDBC environment before Hibernate does, and shows a failure to each {@link
 * FailedBoot}. Another that only wants to see the failure leaves it to this one.
 */
public interface EarlyEnvironment {
    /** Whether it asks, which it does once for a registry. */
    boolean asks(StandardServiceRegistry registry);
}
