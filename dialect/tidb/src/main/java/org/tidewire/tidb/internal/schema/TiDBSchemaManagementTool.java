package org.tidewire.tidb.internal.schema;

import java.util.Map;
import org.hibernate.boot.Metadata;
import org.hibernate.dialect.Dialect;
import org.hibernate.resource.transaction.spi.DdlTransactionIsolator;
import org.hibernate.service.spi.ServiceRegistryImplementor;
import org.hibernate.tool.schema.TargetType;
import org.hibernate.tool.schema.internal.HibernateSchemaManagementTool;
import org.hibernate.tool.schema.internal.exec.JdbcContext;
import org.hibernate.tool.schema.spi.GenerationTarget;
import org.hibernate.tool.schema.spi.SchemaDropper;
import org.hibernate.tool.schema.spi.SchemaMigrator;
import org.hibernate.tool.schema.spi.SchemaValidator;
import org.jspecify.annotations.Nullable;
import org.tidewire.internal.schema.KeysInTablesTool;
import org.tidewire.tidb.internal.sequence.SequencelessSchemaTool;

/**
 * Hibernate's schema tool, with one statement for each new table, a dropper for tables that may be missing, and a warning for
 * {@link SchemaDrift}.
 */
public final class TiDBSchemaManagementTool extends KeysInTablesTool {
    private static final long serialVersionUID = 1L;

    private transient @Nullable GenerationTarget customTarget;

    public TiDBSchemaManagementTool(Dialect dialect) {
        super(new TiDBKeyRules(dialect));
    }

    @Override
    public SchemaDropper getSchemaDropper(Map<String, Object> settings) {
        return new TiDBSchemaDropper(this, filters(settings).getDropFilter());
    }

    @Override
    public void setCustomDatabaseGenerationTarget(GenerationTarget target) {
        super.setCustomDatabaseGenerationTarget(target);
        customTarget = target;
    }

    @Override
    public SchemaMigrator getSchemaMigrator(Map<String, Object> settings) {
        return (metadata, options, filter, target) -> {
            migratorBy(tool(metadata), settings).doMigration(metadata, options, filter, target);
            if (target.getTargetTypes().contains(TargetType.DATABASE)) {
                new SchemaDrift(this, metadata, options, filter).log();
            }
        };
    }

    @Override
    public SchemaValidator getSchemaValidator(Map<String, Object> settings) {
        return (metadata, options, filter) -> {
            SchemaDrift drift = new SchemaDrift(this, metadata, options, filter);
            validatorBy(tool(metadata), settings, drift::log).doValidation(metadata, options, filter);
            if (!isGrouped(settings)) {
                drift.log();
            }
        };
    }

    @Override
    public DdlTransactionIsolator getDdlTransactionIsolator(JdbcContext jdbc) {
        return new UnpooledConnection(super.getDdlTransactionIsolator(jdbc));
    }

    private HibernateSchemaManagementTool tool(Metadata metadata) {
        if (!SequencelessSchemaTool.suffices(metadata)) {
            return this;
        }
        SequencelessSchemaTool tool = new SequencelessSchemaTool(this::getDdlTransactionIsolator);
        tool.injectServices((ServiceRegistryImplementor) getServiceRegistry());
        if (customTarget != null) {
            tool.setCustomDatabaseGenerationTarget(customTarget);
        }
        return tool;
    }
}
