package org.tidewire.tidb.internal.connection;

import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.service.ServiceRegistry;
import org.hibernate.service.spi.ServiceBinding;
import org.hibernate.service.spi.ServiceRegistryImplementor;
import org.hibernate.service.spi.SessionFactoryServiceRegistry;
import org.jspecify.annotations.Nullable;
import org.tidewire.internal.boot.HibernateVersion;
import org.tidewire.spi.JdbcUrl;
import org.tidewire.tidb.TiDBDialect;

/**
 * Makes {@code sessionFactory.withOptions().readOnly(true)} work on TiDB, with the driver and the pool as they are. Found by
 * {@link java.util.ServiceLoader}.
 *
 * <p>Hibernate then calls {@link java.sql.Connection#setReadOnly}, and Connector/J sends {@code set session transaction
 * read only}, which TiDB refuses with error 1235. Hibernate asks no dialect before it does.
 *
 * <p>Only the session factory gets its connections through a {@link ReadOnlyConnectionProvider}. The service registry keeps
 * the application's own provider, and starts and stops it. With {@value #IS_SENT}{@code =false} in the URL nothing is changed;
 * with multi-tenancy it is needed.
 */
public final class ReadOnlySessions implements Integrator {
    /** Whether Connector/J sends {@code setReadOnly} to the server, which it does by default; else it refuses writes itself. */
    public static final String IS_SENT = "readOnlyPropagatesToServer";

    /** Made by {@link java.util.ServiceLoader}. */
    public ReadOnlySessions() {}

    @Override
    public void integrate(
            Metadata metadata, BootstrapContext bootstrapContext, SessionFactoryImplementor sessionFactory) {
        if (HibernateVersion.isSupported()
                && sessionFactory.getJdbcServices().getDialect() instanceof TiDBDialect
                && !sessionFactory.getSessionFactoryOptions().isMultiTenancyEnabled()
                && !isKeptByDriver(urlOf(sessionFactory))) {
            wrapProvider(sessionFactory.getServiceRegistry(), bootstrapContext);
        }
    }

    /** Hibernate 6 has no default here, and runs on other databases. */
    @Override
    public void disintegrate(SessionFactoryImplementor sessionFactory, SessionFactoryServiceRegistry serviceRegistry) {}

    private static boolean isKeptByDriver(@Nullable String url) {
        return url != null && "false".equals(new JdbcUrl(url).parameter(IS_SENT));
    }

    /** Null where Hibernate has no access to the JDBC metadata. */
    private static @Nullable String urlOf(SessionFactoryImplementor sessionFactory) {
        return sessionFactory.getJdbcServices().getExtractedMetaDataSupport().getUrl();
    }

    /**
     * A child registry caches a service of its parent. The parent holds the wrapper only until the session factory's registry
     * has cached it.
     */
    private static void wrapProvider(ServiceRegistryImplementor ofSessionFactory, BootstrapContext bootstrapContext) {
        ServiceBinding<ConnectionProvider> binding = ofSessionFactory.locateServiceBinding(ConnectionProvider.class);
        if (binding == null) {
            return;
        }
        // None yet where Hibernate may not read the metadata.
        ConnectionProvider own = binding.getService();
        if (own != null && own.handlesConnectionReadOnly()) {
            return;
        }
        ServiceRegistry parent = bootstrapContext.getServiceRegistry();
        binding.setService(new ReadOnlyConnectionProvider(() -> parent.requireService(ConnectionProvider.class)));
        try {
            ofSessionFactory.requireService(ConnectionProvider.class);
        } finally {
            binding.setService(own);
        }
    }
}
