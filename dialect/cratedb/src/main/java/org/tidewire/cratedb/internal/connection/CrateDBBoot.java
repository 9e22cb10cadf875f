package org.tidewire.cratedb.internal.connection;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.hibernate.HibernateException;
import org.hibernate.boot.MetadataBuilder;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.classloading.spi.ClassLoaderService;
import org.hibernate.boot.registry.classloading.spi.ClassLoadingException;
import org.hibernate.boot.spi.MetadataBuilderInitializer;
import org.hibernate.boot.spi.MetadataSourcesContributor;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.engine.jdbc.connections.internal.DriverManagerConnectionProvider;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;
import org.hibernate.engine.jdbc.dialect.spi.DatabaseMetaDataDialectResolutionInfoAdapter;
import org.hibernate.engine.jdbc.dialect.spi.DialectFactory;
import org.hibernate.engine.jdbc.env.JdbcMetadataOnBoot;
import org.hibernate.engine.jdbc.env.internal.JdbcEnvironmentImpl;
import org.hibernate.engine.jdbc.env.internal.JdbcEnvironmentInitiator;
import org.hibernate.engine.jdbc.env.internal.JdbcEnvironmentInitiator.ConnectionProviderJdbcConnectionAccess;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;
import org.hibernate.service.spi.ServiceBinding;
import org.hibernate.service.spi.ServiceRegistryImplementor;
import org.tidewire.cratedb.internal.server.CrateDBRefusal;
import org.tidewire.cratedb.internal.server.CrateDBVersion;
import org.tidewire.cratedb.internal.server.RefusedProperty;
import org.tidewire.internal.boot.EarlyEnvironment;
import org.tidewire.internal.boot.FailedBoot;
import org.tidewire.internal.boot.HibernateVersion;

/**
 * Lets Hibernate read the metadata of CrateDB's connections, where {@code getDefaultTransactionIsolation} fails and would cost
 * all of them, the dialect too. Found by {@link java.util.ServiceLoader}.
 *
 * <p>It asks for Hibernate's JDBC environment, as Hibernate itself does next. Where the dialect resolver meets CrateDB, it ends
 * that attempt by {@link Found}, and the environment is made of metadata that answer. On any other database there is one
 * attempt, whose result or exception is Hibernate's own.
 *
 * <p>Contributors of sources run first, before another module asks for the JDBC environment. The sources of a {@link
 * org.hibernate.cfg.Configuration} are made before there are settings; there the initializer of the builder does the same.
 */
public final class CrateDBBoot implements MetadataSourcesContributor, MetadataBuilderInitializer, EarlyEnvironment {
    private static final ThreadLocal<Boolean> WAITING = ThreadLocal.withInitial(() -> false);

    /** An error: Hibernate catches exceptions there. It does not leave this class. */
    private static final class Found extends Error {
        private static final long serialVersionUID = 1L;

        Found() {
            super("the server is CrateDB", null, false, false);
        }
    }

    /** Made by {@link java.util.ServiceLoader}. */
    public CrateDBBoot() {}

    /** The dialect resolver has met CrateDB. */
    public static void found(Connection connection) throws SQLException {
        if (WAITING.get()) {
            end(connection);
            throw new Found();
        }
    }

    /** A pool without auto-commit would send a rollback for what the metadata have read. */
    private static void end(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
    }

    @Override
    public void contribute(MetadataSources sources) {
        if (sources.getServiceRegistry() instanceof StandardServiceRegistry registry) {
            decide(registry);
        }
    }

    @Override
    public void contribute(MetadataBuilder builder, StandardServiceRegistry registry) {
        decide(registry);
    }

    @Override
    public boolean asks(StandardServiceRegistry standardRegistry) {
        return standardRegistry instanceof ServiceRegistryImplementor registry
                && isOpen(registry)
                && mayFindDialect(settings(registry), registry);
    }

    private static void decide(StandardServiceRegistry standardRegistry) {
        if (!(standardRegistry instanceof ServiceRegistryImplementor registry) || !isOpen(registry)) {
            return;
        }
        Map<String, Object> settings = settings(registry);
        boolean isNamed = namesCrateDB(settings.getOrDefault(JdbcSettings.DIALECT, ""));
        if (isNamed && hasNoMetadata(registry)) {
            withPool(registry, settings, () -> registry.requireService(ConnectionProvider.class));
        } else if (isNamed) {
            withPool(registry, settings, () -> useMetadata(registry, settings));
        } else if (mayFindDialect(settings, registry)) {
            withPool(registry, settings, () -> findDialect(registry, settings));
        }
    }

    private static boolean isOpen(ServiceRegistryImplementor registry) {
        return HibernateVersion.isSupported()
                && !isDecided(registry)
                && !settings(registry).containsKey(AvailableSettings.MULTI_TENANT_CONNECTION_PROVIDER);
    }

    private static boolean hasNoMetadata(ServiceRegistryImplementor registry) {
        return JdbcEnvironmentInitiator.jdbcMetadataAccess(settings(registry)) == JdbcMetadataOnBoot.DISALLOW;
    }

    private static boolean mayFindDialect(Map<String, Object> settings, ServiceRegistryImplementor registry) {
        return !hasNoMetadata(registry)
                && settings.getOrDefault(JdbcSettings.DIALECT, "").toString().isEmpty()
                && mayBePostgreSQL(settings, registry);
    }

    private static Map<String, Object> settings(ServiceRegistryImplementor registry) {
        return registry.requireService(ConfigurationService.class).getSettings();
    }

    private static boolean isDecided(ServiceRegistryImplementor registry) {
        ServiceBinding<JdbcEnvironment> environment = registry.locateServiceBinding(JdbcEnvironment.class);
        return environment != null && environment.getService() != null;
    }

    private static boolean namesCrateDB(Object dialect) {
        String name = dialect instanceof Class<?> type
                ? type.getName()
                : dialect instanceof Dialect object ? object.getClass().getName() : dialect.toString();
        return name.equalsIgnoreCase("CrateDB") || name.endsWith(".CrateDBDialect");
    }

    /** The URL of a data source, and of a provider of the application's, is not known before there is a connection. */
    private static boolean mayBePostgreSQL(Map<String, Object> settings, ServiceRegistryImplementor registry) {
        String url = Objects.toString(settings.get("hibernate.connection.url"), "");
        if (!url.isEmpty()) {
            return url.startsWith("jdbc:postgresql:");
        }
        return Stream.of(
                                "hibernate.connection.datasource",
                                AvailableSettings.CONNECTION_PROVIDER,
                                AvailableSettings.JAKARTA_JTA_DATASOURCE,
                                AvailableSettings.JAKARTA_NON_JTA_DATASOURCE)
                        .anyMatch(settings::containsKey)
                && hasDriver(registry);
    }

    private static boolean hasDriver(ServiceRegistryImplementor registry) {
        try {
            registry.requireService(ClassLoaderService.class).classForName("org.postgresql.PGConnection");
            return true;
        } catch (ClassLoadingException e) {
            return false;
        }
    }

    private static void findDialect(ServiceRegistryImplementor registry, Map<String, Object> settings) {
        WAITING.set(true);
        try {
            registry.requireService(JdbcEnvironment.class);
            return;
        } catch (Found found) {
            // CrateDB: go on below
        } catch (HibernateException e) {
            if (hasCause(e, "'transaction_read_only'")) {
                throw (HibernateException) CrateDBRefusal.DRIVER_PROPERTY
                        .exception(RefusedProperty.describe("targetServerType", "primary"))
                        .initCause(e);
            }
            if (!isRefusedRollback(e)) {
                registry.requireService(ClassLoaderService.class)
                        .loadJavaServices(FailedBoot.class)
                        .forEach(module -> module.explain(registry, e));
            }
            throw e;
        } finally {
            WAITING.remove();
        }
        useMetadata(registry, settings);
    }

    /**
     * Hibernate's own pool tries a rollback before it is used. Where that is a syntax error the pool is configured again, with
     * connections that begin a transaction only where Hibernate does.
     */
    private static void withPool(ServiceRegistryImplementor registry, Map<String, Object> settings, Runnable boot) {
        try {
            boot.run();
        } catch (HibernateException e) {
            ServiceBinding<ConnectionProvider> binding = registry.locateServiceBinding(ConnectionProvider.class);
            if (!isRefusedRollback(e)
                    || binding == null
                    || !(binding.getService() instanceof DriverManagerConnectionProvider pool)) {
                throw e;
            }
            Map<String, Object> changed = new HashMap<>(settings);
            changed.put(JdbcSettings.AUTOCOMMIT, true);
            pool.configure(changed);
            boot.run();
        }
    }

    private static boolean isRefusedRollback(HibernateException failure) {
        return hasCause(failure, "extraneous input 'ROLLBACK'");
    }

    private static boolean hasCause(HibernateException failure, String text) {
        return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof SQLException
                        && String.valueOf(cause.getMessage()).contains(text));
    }

    private static void useMetadata(ServiceRegistryImplementor registry, Map<String, Object> settings) {
        ServiceBinding<JdbcEnvironment> binding = registry.locateServiceBinding(JdbcEnvironment.class);
        ConnectionProvider provider = registry.requireService(ConnectionProvider.class);
        try {
            Connection connection = provider.getConnection();
            try {
                if (binding != null && binding.getService() == null && CrateDBVersion.of(connection) != null) {
                    DatabaseMetaData metadata = CrateDBMetaData.of(connection);
                    Dialect dialect = registry.requireService(DialectFactory.class)
                            .buildDialect(settings, () -> new DatabaseMetaDataDialectResolutionInfoAdapter(metadata));
                    binding.setService(new JdbcEnvironmentImpl(
                            registry, dialect, metadata, new ConnectionProviderJdbcConnectionAccess(provider)));
                }
            } finally {
                end(connection);
                provider.closeConnection(connection);
            }
        } catch (SQLException e) {
            throw new HibernateException("The metadata of CrateDB cannot be read: " + e.getMessage(), e);
        }
    }
}
