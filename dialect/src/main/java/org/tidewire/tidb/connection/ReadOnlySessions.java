package org.tidewire.tidb.connection;

import java.util.Map;
import org.hibernate.boot.registry.StandardServiceInitiator;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.engine.jdbc.connections.internal.ConnectionProviderInitiator;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;
import org.hibernate.service.spi.ServiceBinding;
import org.hibernate.service.spi.ServiceBinding.ServiceLifecycleOwner;
import org.hibernate.service.spi.ServiceContributor;
import org.hibernate.service.spi.ServiceRegistryImplementor;
import org.jspecify.annotations.Nullable;

/**
 * Makes {@code sessionFactory.withOptions().readOnly(true)} work on TiDB, with the driver and the pool as they are. Found by
 * {@link java.util.ServiceLoader}.
 *
 * <p>Hibernate then calls {@link java.sql.Connection#setReadOnly}, and Connector/J sends {@code set session transaction
 * read only}, which TiDB refuses with error 1235. This is the one place that sees to it; a dialect is not asked.
 *
 * <p>It holds for the one {@link ConnectionProvider} of a persistence unit, whichever that is; with multi-tenancy there is
 * none, and the URL parameter {@code readOnlyPropagatesToServer=false} is needed. On other databases nothing changes.
 */
public final class ReadOnlySessions implements ServiceContributor, StandardServiceInitiator<ConnectionProvider> {
    /** Made by {@link java.util.ServiceLoader}. */
    public ReadOnlySessions() {}

    @Override
    public void contribute(StandardServiceRegistryBuilder serviceRegistryBuilder) {
        serviceRegistryBuilder.addInitiator(this);
    }

    @Override
    public Class<ConnectionProvider> getServiceInitiated() {
        return ConnectionProvider.class;
    }

    @Override
    public @Nullable ConnectionProvider initiateService(
            Map<String, Object> configurationValues, ServiceRegistryImplementor registry) {
        ConnectionProvider provider =
                ConnectionProviderInitiator.INSTANCE.initiateService(configurationValues, registry);
        if (provider == null || !(registry instanceof ServiceLifecycleOwner owner)) {
            return provider;
        }
        // Hibernate does this for the service that it gets, which is now the one around it.
        ServiceBinding<ConnectionProvider> binding = new ServiceBinding<>(owner, ConnectionProvider.class, provider);
        try {
            owner.injectDependencies(binding);
            owner.configureService(binding);
            owner.startService(binding);
        } catch (RuntimeException e) {
            throw IsolationLevels.explained(e);
        }
        return new ReadOnlyConnectionProvider(provider, registry);
    }
}
