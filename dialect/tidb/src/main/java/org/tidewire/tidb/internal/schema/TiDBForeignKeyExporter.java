package org.tidewire.tidb.internal.schema;

import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.tool.schema.internal.StandardForeignKeyExporter;
import org.tidewire.tidb.internal.server.TiDBRefusal;

/** Hibernate's foreign keys. Refuses {@code on delete set default}, which TiDB accepts and does not do. */
public final class TiDBForeignKeyExporter extends StandardForeignKeyExporter {
    public TiDBForeignKeyExporter(Dialect dialect) {
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
