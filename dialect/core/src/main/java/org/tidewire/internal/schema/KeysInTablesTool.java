package org.tidewire.internal.schema;

import java.util.Map;
import org.hibernate.boot.registry.selector.spi.StrategySelector;
import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.tool.schema.JdbcMetadataAccessStrategy;
import org.hibernate.tool.schema.internal.DefaultSchemaFilterProvider;
import org.hibernate.tool.schema.internal.HibernateSchemaManagementTool;
import org.hibernate.tool.schema.internal.IndividuallySchemaMigratorImpl;
import org.hibernate.tool.schema.spi.SchemaCreator;
import org.hibernate.tool.schema.spi.SchemaFilter;
import org.hibernate.tool.schema.spi.SchemaFilterProvider;
import org.hibernate.tool.schema.spi.SchemaMigrator;

/** Hibernate's schema tool, with one statement for each new table. */
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
