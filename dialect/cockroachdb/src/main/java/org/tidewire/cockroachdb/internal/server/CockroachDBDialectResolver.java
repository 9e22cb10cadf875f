package org.tidewire.cockroachdb.internal.server;

import org.hibernate.dialect.Dialect;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolutionInfo;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolver;
import org.jspecify.annotations.Nullable;
import org.tidewire.cockroachdb.CockroachDBDialect;
import org.tidewire.internal.boot.HibernateVersion;

/** Chooses {@link CockroachDBDialect} for a server that {@link CockroachDBVersion} recognizes. It throws no exception. */
public final class CockroachDBDialectResolver implements DialectResolver {
    private static final long serialVersionUID = 1L;

    /** Made by {@link java.util.ServiceLoader}. */
    public CockroachDBDialectResolver() {}

    @Override
    public @Nullable Dialect resolveDialect(DialectResolutionInfo info) {
        String version = CockroachDBVersion.reportedBy(info);
        return version == null ? null : HibernateVersion.load(() -> new CockroachDBDialect(info, version));
    }
}
