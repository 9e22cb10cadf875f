package org.tidewire.tidb.internal.server;

import org.hibernate.dialect.Dialect;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolutionInfo;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolver;
import org.jspecify.annotations.Nullable;
import org.tidewire.internal.boot.HibernateVersion;
import org.tidewire.tidb.TiDBDialect;

/**
 * Chooses {@link TiDBDialect} where the server's version carries {@code -TiDB-}, or the settings name the product {@code
 * TiDB}. It throws no exception: Hibernate catches what a resolver throws, and goes on with {@code MySQLDialect}.
 */
public final class TiDBDialectResolver implements DialectResolver {
    private static final long serialVersionUID = 1L;

    /** Made by {@link java.util.ServiceLoader}. */
    public TiDBDialectResolver() {}

    @Override
    public @Nullable Dialect resolveDialect(DialectResolutionInfo info) {
        return TiDBVersion.isTiDB(info.getDatabaseVersion()) || "TiDB".equalsIgnoreCase(info.getDatabaseName())
                ? HibernateVersion.load(() -> new TiDBDialect(info))
                : null;
    }
}
