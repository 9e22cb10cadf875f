package org.tidewire.internal.commit;

import java.util.Map;
import java.util.Set;
import org.hibernate.cfg.TransactionSettings;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.engine.jdbc.spi.JdbcCoordinator;
import org.hibernate.resource.jdbc.spi.JdbcSessionOwner;
import org.hibernate.resource.jdbc.spi.PhysicalConnectionHandlingMode;
import org.hibernate.resource.transaction.backend.jdbc.internal.JdbcResourceLocalTransactionCoordinatorBuilderImpl;
import org.hibernate.resource.transaction.backend.jdbc.spi.JdbcResourceTransaction;
import org.hibernate.resource.transaction.backend.jdbc.spi.JdbcResourceTransactionAccess;
import org.hibernate.resource.transaction.internal.TransactionCoordinatorBuilderInitiator;
import org.hibernate.resource.transaction.spi.DdlTransactionIsolator;
import org.hibernate.resource.transaction.spi.TransactionCoordinator;
import org.hibernate.resource.transaction.spi.TransactionCoordinatorBuilder;
import org.hibernate.resource.transaction.spi.TransactionCoordinatorOwner;
import org.hibernate.service.ServiceRegistry;
import org.hibernate.service.spi.ServiceBinding;
import org.hibernate.service.spi.ServiceRegistryImplementor;
import org.hibernate.tool.schema.internal.exec.JdbcContext;

/**
 * Makes Hibernate's own transaction coordinators, with commits whose failures have the type of their error: Hibernate asks no
 * dialect about them, and throws one exception for all.
 */
@SuppressWarnings("serial") // Hibernate's interface is serializable
public final class TypedCommits implements TransactionCoordinatorBuilder {
    private static final TransactionCoordinatorBuilder OWN =
            JdbcResourceLocalTransactionCoordinatorBuilderImpl.INSTANCE;

    /** Jakarta Persistence's bootstrap names the class where transactions are not JTA's. */
    private static final Set<Object> NAMES = Set.of(
            JdbcResourceLocalTransactionCoordinatorBuilderImpl.SHORT_NAME,
            JdbcResourceLocalTransactionCoordinatorBuilderImpl.class,
            JdbcResourceLocalTransactionCoordinatorBuilderImpl.class.getName());

    private final transient CommitCheck check;

    private TypedCommits(CommitCheck check) {
        this.check = check;
    }

    /**
     * Takes the place of Hibernate's own builder in the registry of an application on this database. JTA, and a builder that the
     * application has named or registered, stay.
     *
     * @param registry the registry of the dialect that calls, before a session factory is made
     * @param check of the database
     */
    public static void install(ServiceRegistry registry, CommitCheck check) {
        if (registry instanceof ServiceRegistryImplementor services && isHibernatesOwn(services)) {
            ServiceBinding<TransactionCoordinatorBuilder> binding =
                    services.locateServiceBinding(TransactionCoordinatorBuilder.class);
            if (binding != null
                    && binding.getServiceInitiator() instanceof TransactionCoordinatorBuilderInitiator
                    && (binding.getService() == null || binding.getService().getClass() == OWN.getClass())) {
                // It may have been asked for its connection handling; the session factory asks the binding again.
                binding.setService(new TypedCommits(check));
            }
        }
    }

    @SuppressWarnings("deprecation") // the older name of the setting, which Hibernate still reads
    private static boolean isHibernatesOwn(ServiceRegistry registry) {
        Map<String, Object> settings =
                registry.requireService(ConfigurationService.class).getSettings();
        Object named = settings.get(TransactionSettings.TRANSACTION_COORDINATOR_STRATEGY);
        return (named == null || NAMES.contains(named))
                && settings.get(TransactionCoordinatorBuilderInitiator.LEGACY_SETTING_NAME) == null;
    }

    @Override
    public TransactionCoordinator buildTransactionCoordinator(TransactionCoordinatorOwner owner, Options options) {
        if (!(owner instanceof JdbcCoordinator coordinator)) {
            return OWN.buildTransactionCoordinator(owner, options);
        }
        TransactionCoordinator own = OWN.buildTransactionCoordinator(new Owner(coordinator, check), options);
        return check == CommitCheck.NONE ? own : new CheckedCoordinator(own, coordinator, check);
    }

    @Override
    public boolean isJta() {
        return false;
    }

    @Override
    public PhysicalConnectionHandlingMode getDefaultConnectionHandlingMode() {
        return OWN.getDefaultConnectionHandlingMode();
    }

    @Override
    public DdlTransactionIsolator buildDdlTransactionIsolator(JdbcContext context) {
        return OWN.buildDdlTransactionIsolator(context);
    }

    /** The owner of a coordinator, which gives it its transaction. */
    private record Owner(JdbcCoordinator coordinator, CommitCheck check)
            implements TransactionCoordinatorOwner, JdbcResourceTransactionAccess {
        @Override
        public JdbcResourceTransaction getResourceLocalTransaction() {
            return new TypedCommit(coordinator.getResourceLocalTransaction(), coordinator, check);
        }

        @Override
        public boolean isActive() {
            return coordinator.isActive();
        }

        @Override
        public void startTransactionBoundary() {
            coordinator.startTransactionBoundary();
        }

        @Override
        public void afterTransactionBegin() {
            coordinator.afterTransactionBegin();
        }

        @Override
        public void beforeTransactionCompletion() {
            coordinator.beforeTransactionCompletion();
        }

        @Override
        public void afterTransactionCompletion(boolean successful, boolean delayed) {
            coordinator.afterTransactionCompletion(successful, delayed);
        }

        @Override
        public JdbcSessionOwner getJdbcSessionOwner() {
            return coordinator.getJdbcSessionOwner();
        }

        @Override
        public void setTransactionTimeOut(int seconds) {
            coordinator.setTransactionTimeOut(seconds);
        }

        @Override
        public void flushBeforeTransactionCompletion() {
            coordinator.flushBeforeTransactionCompletion();
        }
    }
}
