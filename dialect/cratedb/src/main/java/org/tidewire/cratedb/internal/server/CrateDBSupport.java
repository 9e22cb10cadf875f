package org.tidewire.cratedb.internal.server;

import java.util.Map;
import org.hibernate.dialect.Dialect;
import org.jspecify.annotations.Nullable;
import org.tidewire.cratedb.CrateDBDialect;
import org.tidewire.spi.Advice;
import org.tidewire.spi.DatabaseSupport;
import org.tidewire.spi.PoolSettings;

/** What the Spring Boot starter knows of CrateDB. */
public final class CrateDBSupport implements DatabaseSupport {
    /** Made by {@link java.util.ServiceLoader}. */
    public CrateDBSupport() {}

    @Override
    public String name() {
        return "CrateDB";
    }

    @Override
    public boolean isVersion(String version) {
        return version.startsWith("CrateDB ");
    }

    @Override
    public boolean mayBeBehind(String url) {
        return url.startsWith("jdbc:postgresql:");
    }

    @Override
    public boolean isDialect(Dialect dialect) {
        return dialect instanceof CrateDBDialect;
    }

    @Override
    public Advice otherDialect(Dialect dialect) {
        return new Advice(
                "The database is CrateDB, and Hibernate uses "
                        + dialect.getClass().getName() + " for it, whose SQL it does not run.",
                "Take spring.jpa.database-platform, spring.jpa.database and hibernate.dialect out, so that"
                        + " CrateDBDialect is found.");
    }

    @Override
    public @Nullable Advice refusal(PoolSettings settings) {
        for (Map.Entry<String, RefusedProperty> refused : RefusedProperty.BY_NAME.entrySet()) {
            String value = settings.driverProperty(refused.getKey());
            if (refused.getValue().isSet(value)) {
                return new Advice(
                        "The driver has " + refused.getKey() + "=" + value + ", and on CrateDB "
                                + refused.getValue().consequence() + ".",
                        "Take " + refused.getKey() + " out of the URL or the pool's driver properties.");
            }
        }
        return null;
    }
}
