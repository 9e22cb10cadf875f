package org.tidewire.detection;

import org.hibernate.boot.registry.selector.spi.DialectSelector;
import org.hibernate.dialect.Dialect;
import org.jspecify.annotations.Nullable;
import org.tidewire.boot.HibernateVersion;
import org.tidewire.databend.DatabendDialect;
import org.tidewire.tidb.TiDBDialect;

/** The short names that {@code hibernate.dialect} takes: {@code TiDB} and {@code Databend}. */
public final class TidewireDialectSelector implements DialectSelector {
    private static final long serialVersionUID = 1L;

    /** Made by {@link java.util.ServiceLoader}. */
    public TidewireDialectSelector() {}

    @Override
    public @Nullable Class<? extends Dialect> resolve(@Nullable String name) {
        boolean isTiDB = "TiDB".equalsIgnoreCase(name);
        if (!isTiDB && !"Databend".equalsIgnoreCase(name)) {
            return null;
        }
        HibernateVersion.require();
        return isTiDB ? TiDBDialect.class : DatabendDialect.class;
    }
}
