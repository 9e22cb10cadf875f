package org.tidewire.internal.schema;

import java.sql.Connection;
import java.util.Map;
import java.util.function.Consumer;
import org.hibernate.boot.registry.selector.spi.StrategySelector;
import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.tool.schema.JdbcMetadataAccessStrategy;
import org.hibernate.tool.schema.internal.DefaultSchemaFilterProvider;
import org.hibernate.tool.schema.internal.HibernateSchemaManagementTool;
import org.hibernate.tool.schema.internal.IndividuallySchemaMigratorImpl;
import org.hibernate.tool.schema.internal.IndividuallySchemaValidatorImpl;
import org.hibernate.tool.schema.spi.SchemaCreator;
import org.hibernate.tool.schema.spi.SchemaFilter;
import org.hibernate.tool.schema.spi.SchemaFilterProvider;
import org.hibernate.tool.schema.spi.SchemaMigrator;
import org.hibernate.tool.schema.spi.SchemaValidator;

/** Hibernate's schema tool, with one statement for each new table, and as many queries for many tables as for few. */
@SuppressWarnings("serial") // Hibernate's interface is serializable, and its own tool is not
public class KeysInTablesTool extends HibernateSchemaManagementTool {
    private final transient KeyRules rules;

    public KeysInTablesTool(KeyRules rules) {
        this.rules = rules;
    }

    @Override
    public SchemaCreator getSchemaCreator(Map<String, Object> settings) {
        return new KeysInTablesCreator(this, filters(settings).getCreateFilter(), rules);
    }

    @Override
    public SchemaMigrator getSchemaMigrator(Map<String, Object> settings) {
        return migratorBy(this, settings);
    }

    /** The migrator of these settings, which reads and changes the schema by a tool. */
    protected final SchemaMigrator migratorBy(HibernateSchemaManagementTool tool, Map<String, Object> settings) {
        SchemaFilter filter = filters(settings).getMigrateFilter();
        return isGrouped(settings)
                ? new KeysInTablesMigrator(tool, filter, rules)
                : new IndividuallySchemaMigratorImpl(tool, filter);
    }

    @Override
    public SchemaValidator getSchemaValidator(Map<String, Object> settings) {
        return validatorBy(this, settings, connection -> {});
    }

    /**
     * The validator of these settings, which reads the schema by a tool.
     *
     * @param afterwards uses the connection once the schema is valid
     */
    protected final SchemaValidator validatorBy(
            HibernateSchemaManagementTool tool, Map<String, Object> settings, Consumer<Connection> afterwards) {
        SchemaFilter filter = filters(settings).getValidateFilter();
        return isGrouped(settings)
                ? new CachingSchemaValidator(tool, filter, afterwards)
                : new IndividuallySchemaValidatorImpl(tool, filter);
    }

    protected static boolean isGrouped(Map<String, Object> settings) {
        return JdbcMetadataAccessStrategy.interpretSetting(settings) == JdbcMetadataAccessStrategy.GROUPED;
    }

    protected final SchemaFilterProvider filters(Map<String, Object> settings) {
        return getServiceRegistry()
                .requireService(StrategySelector.class)
                .resolveDefaultableStrategy(
                        SchemaFilterProvider.class,
                        settings.get(SchemaToolingSettings.HBM2DDL_FILTER_PROVIDER),
                        DefaultSchemaFilterProvider.INSTANCE);
    }
}
