package org.tidewire.cratedb.internal.server;

import org.hibernate.boot.registry.selector.spi.DialectSelector;
import org.hibernate.dialect.Dialect;
import org.jspecify.annotations.Nullable;
import org.tidewire.cratedb.CrateDBDialect;
import org.tidewire.internal.boot.HibernateVersion;

/** The short name {@code CrateDB} of {@code hibernate.dialect}. */
public final class CrateDBDialectSelector implements DialectSelector {
    private static final long serialVersionUID = 1L;

    /** Made by {@link java.util.ServiceLoader}. */
    public CrateDBDialectSelector() {}

    @Override
    public @Nullable Class<? extends Dialect> resolve(@Nullable String name) {
        if (!"CrateDB".equalsIgnoreCase(name)) {
            return null;
        }
        HibernateVersion.require();
        return CrateDBDialect.class;
    }
}
