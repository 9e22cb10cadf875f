package org.tidewire.cockroachdb.internal.server;

import org.hibernate.boot.registry.selector.spi.DialectSelector;
import org.hibernate.dialect.Dialect;
import org.jspecify.annotations.Nullable;
import org.tidewire.cockroachdb.CockroachDBDialect;
import org.tidewire.internal.boot.HibernateVersion;

/** The short name {@code CockroachDB} of {@code hibernate.dialect}. */
public final class CockroachDBDialectSelector implements DialectSelector {
    private static final long serialVersionUID = 1L;

    /** Made by {@link java.util.ServiceLoader}. */
    public CockroachDBDialectSelector() {}

    @Override
    public @Nullable Class<? extends Dialect> resolve(@Nullable String name) {
        if (!CockroachDBVersion.PRODUCT.equalsIgnoreCase(name)) {
            return null;
        }
        HibernateVersion.require();
        return CockroachDBDialect.class;
    }
}
