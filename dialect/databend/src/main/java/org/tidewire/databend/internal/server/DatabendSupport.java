package org.tidewire.databend.internal.server;

import org.hibernate.dialect.Dialect;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.DatabendDialect;
import org.tidewire.databend.jdbc.DatabendDriver;
import org.tidewire.spi.Advice;
import org.tidewire.spi.DatabaseSupport;
import org.tidewire.spi.JdbcUrl;
import org.tidewire.spi.PoolSettings;

/** What the Spring Boot starter knows of Databend. */
public final class DatabendSupport implements DatabaseSupport {
    /** Made by {@link java.util.ServiceLoader}. */
    public DatabendSupport() {}

    @Override
    public String name() {
        return "Databend";
    }

    /** {@code select version()} says {@code Databend Query v1.2.895-...}. */
    @Override
    public boolean isVersion(String version) {
        return version.contains("Databend");
    }

    @Override
    public boolean isUrl(String url) {
        return url.startsWith(DatabendDriver.URL_PREFIX);
    }

    /** Connector/J connects to Databend; {@link #refusal} says what is wrong there. */
    @Override
    public boolean mayBeBehind(String url) {
        return new JdbcUrl(url).isMySQL();
    }

    @Override
    public String driverClassName() {
        return DatabendDriver.class.getName();
    }

    @Override
    public boolean isDialect(Dialect dialect) {
        return dialect instanceof DatabendDialect;
    }

    @Override
    public Advice otherDialect(Dialect dialect) {
        return new Advice(
                "The database is Databend, and Hibernate uses "
                        + dialect.getClass().getName() + " for it, whose SQL it does not run.",
                "Take spring.jpa.database-platform, spring.jpa.database and hibernate.dialect out, so that"
                        + " DatabendDialect is found.");
    }

    @Override
    public @Nullable Advice refusal(PoolSettings settings) {
        return isUrl(settings.url())
                ? null
                : new Advice(
                        "The data source reaches Databend by a URL that begins with jdbc:mysql:. MySQL's driver alone is"
                                + " not honest there: a rollback would undo nothing, and updates would count no rows.",
                        "Let spring.datasource.url begin with " + DatabendDriver.URL_PREFIX + " instead.");
    }
}
