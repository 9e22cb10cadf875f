package org.tidewire.internal.batch;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.hibernate.boot.registry.classloading.spi.ClassLoaderService;
import org.hibernate.boot.registry.selector.spi.StrategySelector;
import org.hibernate.cfg.BatchSettings;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.engine.jdbc.batch.internal.BatchBuilderInitiator;
import org.hibernate.engine.jdbc.batch.spi.Batch;
import org.hibernate.engine.jdbc.batch.spi.BatchBuilder;
import org.hibernate.engine.jdbc.batch.spi.BatchKey;
import org.hibernate.engine.jdbc.mutation.group.PreparedStatementGroup;
import org.hibernate.engine.jdbc.mutation.internal.MutationExecutorServiceInitiator;
import org.hibernate.engine.jdbc.mutation.spi.MutationExecutorService;
import org.hibernate.engine.jdbc.spi.JdbcCoordinator;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.internal.util.config.ConfigurationHelper;
import org.hibernate.service.Service;
import org.hibernate.service.ServiceRegistry;
import org.hibernate.service.spi.ServiceBinding;
import org.hibernate.service.spi.ServiceInitiator;
import org.hibernate.service.spi.ServiceRegistryImplementor;
import org.jspecify.annotations.Nullable;
import org.tidewire.batch.BatchListener;
import org.tidewire.internal.boot.TwoValuedSetting;

/** Makes keyed batches, of the size that Hibernate is configured with. */
@SuppressWarnings("serial") // Hibernate's interface is serializable, and its own builder is not
public final class KeyedBatchBuilder implements BatchBuilder {
    @SuppressWarnings("deprecation") // the older name of the setting, which Hibernate still reads
    private static final List<String> BUILDER_SETTINGS = List.of(BatchSettings.BUILDER, BatchSettings.BATCH_STRATEGY);

    private final HibernateBatchBuilder own;
    private final KeyedForm form;
    private final @Nullable BatchListener listener;

    private KeyedBatchBuilder(HibernateBatchBuilder own, KeyedForm form, @Nullable BatchListener listener) {
        this.own = own;
        this.form = form;
        this.listener = listener;
    }

    /**
     * Takes the place of Hibernate's own builder in the registry of an application on this database. A builder that the
     * application has named or registered stays.
     *
     * @param registry the registry of the dialect that calls, before a session factory is made
     * @param setting the name of the setting that is {@code on} by default, and leaves Hibernate's own batches where it is
     *     {@code off}: they are told to a listener, if there is one
     * @param form the form of the database
     */
    public static void install(ServiceRegistry registry, String setting, KeyedForm form) {
        if (new TwoValuedSetting(setting, "on", "off").isOther(settings(registry))) {
            installOwn(registry, form);
        } else if (registry instanceof ServiceRegistryImplementor services) {
            ServiceBinding<BatchBuilder> builder = builder(services);
            if (builder != null) {
                int batchSize = batchSize(services);
                BatchListener listener = listener(services);
                builder.setService(
                        new KeyedBatchBuilder(new HibernateBatchBuilder(batchSize, form, listener), form, listener));
                ServiceBinding<MutationExecutorService> executors = binding(
                        services,
                        MutationExecutorService.class,
                        MutationExecutorServiceInitiator.class,
                        List.of(MutationExecutorServiceInitiator.EXECUTOR_KEY));
                if (executors != null) {
                    executors.setService(new ChangedColumns(batchSize));
                }
            }
        }
    }

    /** For Hibernate's own batches, on a database that has no keyed ones: they are told to the listener that is set, if any. */
    public static void installListener(ServiceRegistry registry) {
        installOwn(registry, null);
    }

    private static void installOwn(ServiceRegistry registry, @Nullable KeyedForm form) {
        BatchListener listener = listener(registry);
        if ((listener != null || form != null) && registry instanceof ServiceRegistryImplementor services) {
            ServiceBinding<BatchBuilder> builder = builder(services);
            if (builder != null) {
                builder.setService(new HibernateBatchBuilder(batchSize(services), form, listener));
            }
        }
    }

    private static int batchSize(ServiceRegistry registry) {
        return ConfigurationHelper.getInt(BatchSettings.STATEMENT_BATCH_SIZE, settings(registry), 1);
    }

    private static @Nullable ServiceBinding<BatchBuilder> builder(ServiceRegistryImplementor services) {
        return binding(services, BatchBuilder.class, BatchBuilderInitiator.class, BUILDER_SETTINGS);
    }

    /** The place of a service that Hibernate would make by itself; null where the application has its own. */
    private static <S extends Service> @Nullable ServiceBinding<S> binding(
            ServiceRegistryImplementor services,
            Class<S> role,
            Class<? extends ServiceInitiator<S>> own,
            List<String> names) {
        ServiceBinding<S> binding = services.locateServiceBinding(role);
        return binding != null
                        && binding.getService() == null
                        && own.isInstance(binding.getServiceInitiator())
                        && names.stream().allMatch(name -> settings(services).get(name) == null)
                        && services.requireService(ClassLoaderService.class)
                                .loadJavaServices(role)
                                .isEmpty()
                ? binding
                : null;
    }

    private static @Nullable BatchListener listener(ServiceRegistry registry) {
        return registry.requireService(StrategySelector.class)
                .resolveStrategy(BatchListener.class, settings(registry).get(BatchListener.SETTING));
    }

    /** Whether updates of {@code @DynamicUpdate} with the same columns share a batch, where the entity has one table. */
    public static boolean batchesChangedColumns(SessionFactoryImplementor sessionFactory) {
        return sessionFactory.getServiceRegistry().getService(MutationExecutorService.class) instanceof ChangedColumns;
    }

    private static Map<String, Object> settings(ServiceRegistry registry) {
        return registry.requireService(ConfigurationService.class).getSettings();
    }

    @Override
    public Batch buildBatch(
            BatchKey key,
            @Nullable Integer explicitBatchSize,
            Supplier<PreparedStatementGroup> statements,
            JdbcCoordinator coordinator) {
        return new KeyedBatch(key, statements.get(), own.size(explicitBatchSize), coordinator, own, form, listener);
    }
}
