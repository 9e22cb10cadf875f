package org.tidewire.databend.internal.server;

import org.hibernate.boot.registry.selector.spi.DialectSelector;
import org.hibernate.dialect.Dialect;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.DatabendDialect;
import org.tidewire.internal.boot.HibernateVersion;

/** The short name {@code Databend} of {@code hibernate.dialect}. */
public final class DatabendDialectSelector implements DialectSelector {
    private static final long serialVersionUID = 1L;

    /** Made by {@link java.util.ServiceLoader}. */
    public DatabendDialectSelector() {}

    @Override
    public @Nullable Class<? extends Dialect> resolve(@Nullable String name) {
        if (!"Databend".equalsIgnoreCase(name)) {
            return null;
        }
        HibernateVersion.require();
        return DatabendDialect.class;
    }
}
