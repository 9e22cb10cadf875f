package org.tidewire.databend.internal.server;

import org.hibernate.dialect.Dialect;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolutionInfo;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolver;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.DatabendDialect;
import org.tidewire.internal.boot.HibernateVersion;

/**
 * Chooses {@link DatabendDialect} where the driver, or the settings in its place, name the product {@code Databend}. It throws
 * no exception: Hibernate catches what a resolver throws, and goes on with its own dialects.
 */
public final class DatabendDialectResolver implements DialectResolver {
    private static final long serialVersionUID = 1L;

    /** Made by {@link java.util.ServiceLoader}. */
    public DatabendDialectResolver() {}

    @Override
    public @Nullable Dialect resolveDialect(DialectResolutionInfo info) {
        return "Databend".equalsIgnoreCase(info.getDatabaseName())
                ? HibernateVersion.load(() -> new DatabendDialect(info))
                : null;
    }
}
