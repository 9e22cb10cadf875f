package org.tidewire.spring.boot;

import com.zaxxer.hikari.HikariDataSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.Ordered;
import org.tidewire.spi.Advice;
import org.tidewire.spi.DatabaseSupport;
import org.tidewire.spi.PoolSettings;

/**
 * Gives a HikariCP pool, before it starts, the driver properties that its database recommends and the user has not set, and tells it
 * which errors leave a connection intact.
 */
final class PoolDefaults implements BeanPostProcessor, Ordered {
    private final Supplier<DataSourceProperties> properties;
    private final Set<DatabaseSupport> databases = ConcurrentHashMap.newKeySet();

    PoolDefaults(Supplier<DataSourceProperties> properties) {
        this.properties = properties;
    }

    /** After the properties of {@code spring.datasource.hikari} are bound: what they set stays. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool
                && pool.getJdbcUrl() != null
                && DatabaseSupport.all().stream().anyMatch(database -> database.mayBeBehind(pool.getJdbcUrl()))) {
            database(pool).ifPresent(database -> apply(database, pool));
        }
        return bean;
    }

    private Optional<DatabaseSupport> database(HikariDataSource pool) {
        String defaults = properties.get().defaults();
        return switch (defaults) {
            case DataSourceProperties.AUTO -> ServerVersion.databaseOf(pool);
            case DataSourceProperties.NONE -> Optional.empty();
            default -> Optional.of(named(defaults));
        };
    }

    private static DatabaseSupport named(String name) {
        return DatabaseSupport.all().stream()
                .filter(database -> database.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new MisconfigurationException(
                        "tidewire.datasource.defaults is '" + name
                                + "', and no database of that name is on the class path.",
                        "Set it to 'auto', 'none' or one of: "
                                + DatabaseSupport.all().stream()
                                        .map(DatabaseSupport::name)
                                        .sorted()
                                        .collect(Collectors.joining(", "))
                                + "; or add the dependency of the database."));
    }

    private void apply(DatabaseSupport database, HikariDataSource pool) {
        PoolSettings settings = settings(pool);
        Advice refusal = database.refusal(settings);
        if (refusal != null) {
            throw new MisconfigurationException(refusal.problem(), refusal.action());
        }
        databases.add(database);
        database.recommendedDriverProperties(settings).forEach(pool::addDataSourceProperty);
        if (pool.getExceptionOverride() == null && pool.getExceptionOverrideClassName() == null) {
            pool.setExceptionOverride(new SurvivedErrors(database));
        }
    }

    private static PoolSettings settings(HikariDataSource pool) {
        Map<String, String> driverProperties = new HashMap<>();
        pool.getDataSourceProperties()
                .forEach((name, value) -> driverProperties.put(name.toString(), value.toString()));
        return new PoolSettings(pool.getJdbcUrl(), pool.getTransactionIsolation(), pool.isReadOnly(), driverProperties);
    }

    /** The databases that the pools reach. */
    Set<DatabaseSupport> databases() {
        return databases;
    }
}
