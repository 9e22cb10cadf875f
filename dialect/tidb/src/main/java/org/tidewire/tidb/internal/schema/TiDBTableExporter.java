package org.tidewire.tidb.internal.schema;

import java.util.List;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.tidewire.internal.schema.TableExporterWithKeyOptions;
import org.tidewire.tidb.internal.upsert.AutoRandomKeys;

/** {@code create table}, with the options of the primary key, and {@code AUTO_RANDOM}. */
public final class TiDBTableExporter extends TableExporterWithKeyOptions {
    public TiDBTableExporter(Dialect dialect) {
        super(dialect);
    }

    /** To Hibernate an {@code AUTO_RANDOM} column is an identity; TiDB refuses it to be both (error 8216). */
    @Override
    public String[] getSqlCreateStrings(Table table, Metadata metadata, SqlStringGenerationContext context) {
        List<Column> autoRandom = table.getColumns().stream()
                .filter(column -> column.isIdentity() && AutoRandomKeys.isAutoRandom(column))
                .toList();
        autoRandom.forEach(column -> column.setIdentity(false));
        try {
            return super.getSqlCreateStrings(table, metadata, context);
        } finally {
            autoRandom.forEach(column -> column.setIdentity(true));
        }
    }
}
