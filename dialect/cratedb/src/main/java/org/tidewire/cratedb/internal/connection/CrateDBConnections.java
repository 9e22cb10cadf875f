package org.tidewire.cratedb.internal.connection;

import java.util.Map;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.service.spi.ServiceBinding;
import org.hibernate.service.spi.SessionFactoryServiceRegistry;
import org.tidewire.cratedb.CrateDBDialect;
import org.tidewire.cratedb.CrateDBSettings;
import org.tidewire.internal.boot.HibernateVersion;
import org.tidewire.internal.boot.TwoValuedSetting;

/**
 * Gives the sessions of a session factory on CrateDB {@link CrateDBConnection}s, with the driver and the pool as they are. Found
 * by {@link java.util.ServiceLoader}.
 */
public final class CrateDBConnections implements Integrator {
    /** Made by {@link java.util.ServiceLoader}. */
    public CrateDBConnections() {}

    @Override
    public void integrate(
            Metadata metadata, BootstrapContext bootstrapContext, SessionFactoryImplementor sessionFactory) {
        if (HibernateVersion.isSupported()
                && sessionFactory.getJdbcServices().getDialect() instanceof CrateDBDialect dialect
                && !sessionFactory.getSessionFactoryOptions().isMultiTenancyEnabled()) {
            ServiceBinding<ConnectionProvider> binding =
                    sessionFactory.getServiceRegistry().locateServiceBinding(ConnectionProvider.class);
            ConnectionProvider own = bootstrapContext.getServiceRegistry().requireService(ConnectionProvider.class);
            if (binding != null && !(own instanceof CrateDBConnectionProvider)) {
                Map<String, Object> settings = bootstrapContext
                        .getServiceRegistry()
                        .requireService(ConfigurationService.class)
                        .getSettings();
                ConnectionOptions options = new ConnectionOptions(
                        new TwoValuedSetting(CrateDBSettings.ROLLBACK, "refuse", "log").isOther(settings),
                        RefreshMode.of(settings),
                        dialect.keyedStatements());
                // The session factory's registry caches what it finds; what is stopped is the application's own.
                binding.setService(new CrateDBConnectionProvider(own, options));
                try {
                    sessionFactory.getServiceRegistry().requireService(ConnectionProvider.class);
                } finally {
                    binding.setService(own);
                }
            }
        }
    }

    /** Hibernate 6 has no default here, and runs on other databases. */
    @Override
    public void disintegrate(SessionFactoryImplementor sessionFactory, SessionFactoryServiceRegistry serviceRegistry) {}
}
