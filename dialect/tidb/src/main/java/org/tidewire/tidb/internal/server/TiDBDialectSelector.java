package org.tidewire.tidb.internal.server;

import org.hibernate.boot.registry.selector.spi.DialectSelector;
import org.hibernate.dialect.Dialect;
import org.jspecify.annotations.Nullable;
import org.tidewire.internal.boot.HibernateVersion;
import org.tidewire.tidb.TiDBDialect;

/** The short name {@code TiDB} of {@code hibernate.dialect}. */
public final class TiDBDialectSelector implements DialectSelector {
    private static final long serialVersionUID = 1L;

    /** Made by {@link java.util.ServiceLoader}. */
    public TiDBDialectSelector() {}

    @Override
    public @Nullable Class<? extends Dialect> resolve(@Nullable String name) {
        if (!"TiDB".equalsIgnoreCase(name)) {
            return null;
        }
        HibernateVersion.require();
        return TiDBDialect.class;
    }
}
