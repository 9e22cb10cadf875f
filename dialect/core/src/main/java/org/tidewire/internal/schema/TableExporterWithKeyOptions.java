package org.tidewire.internal.schema;

import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.PrimaryKey;
import org.hibernate.tool.schema.internal.StandardTableExporter;

/** {@code create table}, with the options of the primary key, which Hibernate knows and does not render. */
public abstract class TableExporterWithKeyOptions extends StandardTableExporter {
    protected TableExporterWithKeyOptions(Dialect dialect) {
        super(dialect);
    }

    @Override
    protected final String primaryKeyString(PrimaryKey key) {
        String definition = super.primaryKeyString(key);
        return key.getOptions().isEmpty() ? definition : definition + " " + key.getOptions();
    }
}
