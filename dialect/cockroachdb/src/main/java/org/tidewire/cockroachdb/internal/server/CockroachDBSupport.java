package org.tidewire.cockroachdb.internal.server;

import java.util.Map;
import org.hibernate.dialect.Dialect;
import org.tidewire.cockroachdb.CockroachDBDialect;
import org.tidewire.spi.Advice;
import org.tidewire.spi.DatabaseSupport;
import org.tidewire.spi.PoolSettings;

/** What the Spring Boot starter knows of CockroachDB. */
public final class CockroachDBSupport implements DatabaseSupport {
    private static final String REWRITTEN_INSERTS = "reWriteBatchedInserts";

    /** Made by {@link java.util.ServiceLoader}. */
    public CockroachDBSupport() {}

    @Override
    public String name() {
        return CockroachDBVersion.PRODUCT;
    }

    @Override
    public boolean isVersion(String version) {
        return CockroachDBVersion.isCockroachDB(version);
    }

    @Override
    public boolean mayBeBehind(String url) {
        return url.startsWith("jdbc:postgresql:");
    }

    @Override
    public boolean isDialect(Dialect dialect) {
        return dialect instanceof CockroachDBDialect;
    }

    @Override
    public Advice otherDialect(Dialect dialect) {
        return new Advice(
                "The database is CockroachDB, and Hibernate uses "
                        + dialect.getClass().getName()
                        + " for it, under which a conflict has no certain type and 'skip locked' may wait.",
                "Take spring.jpa.database-platform, spring.jpa.database and hibernate.dialect out, so that"
                        + " CockroachDBDialect is found; or set tidewire.datasource.check-dialect=false.");
    }

    @Override
    public Map<String, String> recommendedDriverProperties(PoolSettings settings) {
        return settings.driverProperty(REWRITTEN_INSERTS) == null ? Map.of(REWRITTEN_INSERTS, "true") : Map.of();
    }
}
