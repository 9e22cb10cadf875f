package org.tidewire.tidb.internal.schema;

import java.util.List;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.PrimaryKey;
import org.hibernate.mapping.Table;
import org.hibernate.tool.schema.internal.StandardTableExporter;
import org.tidewire.tidb.internal.upsert.AutoRandomKeys;

/** {@code create table}, with the options of the primary key, which Hibernate knows and does not render. */
public final class TiDBTableExporter extends StandardTableExporter {
    public TiDBTableExporter(Dialect dialect) {
        super(dialect);
    }

    @Override
    protected String primaryKeyString(PrimaryKey key) {
        String definition = super.primaryKeyString(key);
        return key.getOptions().isEmpty() ? definition : definition + " " + key.getOptions();
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
