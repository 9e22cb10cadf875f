package org.tidewire.tidb.internal.schema;

import java.util.Map;
import org.hibernate.boot.registry.selector.spi.StrategySelector;
import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.service.spi.ServiceRegistryImplementor;
import org.hibernate.tool.schema.TargetType;
import org.hibernate.tool.schema.internal.DefaultSchemaFilterProvider;
import org.hibernate.tool.schema.internal.HibernateSchemaManagementTool;
import org.hibernate.tool.schema.spi.GenerationTarget;
import org.hibernate.tool.schema.spi.SchemaDropper;
import org.hibernate.tool.schema.spi.SchemaFilterProvider;
import org.hibernate.tool.schema.spi.SchemaMigrator;
import org.hibernate.tool.schema.spi.SchemaValidator;
import org.jspecify.annotations.Nullable;
import org.tidewire.tidb.internal.sequence.SequencelessSchemaTool;

/** Hibernate's schema tool, with a dropper that needs no table to exist, and a warning for {@link SchemaDrift}. */
public final class TiDBSchemaManagementTool extends HibernateSchemaManagementTool {
    private static final long serialVersionUID = 1L;

    private transient @Nullable GenerationTarget customTarget;

    @Override
    public SchemaDropper getSchemaDropper(Map<String, Object> options) {
        SchemaFilterProvider filters = getServiceRegistry()
                .requireService(StrategySelector.class)
                .resolveDefaultableStrategy(
                        SchemaFilterProvider.class,
                        options.get(SchemaToolingSettings.HBM2DDL_FILTER_PROVIDER),
                        DefaultSchemaFilterProvider.INSTANCE);
        return new TiDBSchemaDropper(this, filters.getDropFilter());
    }

    @Override
    public void setCustomDatabaseGenerationTarget(GenerationTarget target) {
        super.setCustomDatabaseGenerationTarget(target);
        customTarget = target;
    }

    @Override
    public SchemaMigrator getSchemaMigrator(Map<String, Object> settings) {
        return (metadata, options, filter, target) -> {
            SchemaMigrator migrator = SequencelessSchemaTool.suffices(metadata)
                    ? sequenceless().getSchemaMigrator(settings)
                    : super.getSchemaMigrator(settings);
            migrator.doMigration(metadata, options, filter, target);
            if (target.getTargetTypes().contains(TargetType.DATABASE)) {
                new SchemaDrift(this).log(metadata, options, filter);
            }
        };
    }

    @Override
    public SchemaValidator getSchemaValidator(Map<String, Object> settings) {
        return (metadata, options, filter) -> {
            SchemaValidator validator = SequencelessSchemaTool.suffices(metadata)
                    ? sequenceless().getSchemaValidator(settings)
                    : super.getSchemaValidator(settings);
            validator.doValidation(metadata, options, filter);
            new SchemaDrift(this).log(metadata, options, filter);
        };
    }

    private SequencelessSchemaTool sequenceless() {
        SequencelessSchemaTool tool = new SequencelessSchemaTool();
        tool.injectServices((ServiceRegistryImplementor) getServiceRegistry());
        if (customTarget != null) {
            tool.setCustomDatabaseGenerationTarget(customTarget);
        }
        return tool;
    }
}
