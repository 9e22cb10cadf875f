package org.tidewire.tidb;

import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.tool.schema.internal.StandardForeignKeyExporter;

/** Foreign keys as Hibernate has them, but for the action that TiDB takes and does not do. */
final class TiDBForeignKeyExporter extends StandardForeignKeyExporter {
    TiDBForeignKeyExporter(Dialect dialect) {
        super(dialect);
    }

    @Override
    public String[] getSqlCreateStrings(ForeignKey key, Metadata metadata, SqlStringGenerationContext context) {
        if (key.getOnDeleteAction() == OnDeleteAction.SET_DEFAULT) {
            throw TiDBRefusal.ON_DELETE_SET_DEFAULT.exception();
        }
        return super.getSqlCreateStrings(key, metadata, context);
    }
}
