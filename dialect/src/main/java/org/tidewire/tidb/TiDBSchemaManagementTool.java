package org.tidewire.tidb;

import java.util.Map;
import org.hibernate.boot.registry.selector.spi.StrategySelector;
import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.tool.schema.internal.DefaultSchemaFilterProvider;
import org.hibernate.tool.schema.internal.HibernateSchemaManagementTool;
import org.hibernate.tool.schema.spi.SchemaDropper;
import org.hibernate.tool.schema.spi.SchemaFilterProvider;

/** Hibernate's schema tool, with a dropper that needs no table to exist. */
final class TiDBSchemaManagementTool extends HibernateSchemaManagementTool {
    private static final long serialVersionUID = 1L;

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
}
