package org.tidewire.cockroachdb.internal.mapping;

import java.util.List;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.PrimaryKey;
import org.hibernate.mapping.Table;
import org.hibernate.tool.schema.internal.StandardTableExporter;

/** {@code create table}, with the options of the primary key, and with comments whose quotes do not end them. */
public final class CockroachDBTableExporter extends StandardTableExporter {
    public CockroachDBTableExporter(Dialect dialect) {
        super(dialect);
    }

    @Override
    protected String primaryKeyString(PrimaryKey key) {
        String definition = super.primaryKeyString(key);
        return key.getOptions().isEmpty() ? definition : definition + " " + key.getOptions();
    }

    @Override
    protected void applyComments(Table table, String name, List<String> statements) {
        if (table.getComment() != null) {
            statements.add("comment on table " + name + " is " + AnnotatedTable.quoted(table.getComment()));
        }
        for (Column column : table.getColumns()) {
            if (column.getComment() != null) {
                statements.add("comment on column " + name + "." + column.getQuotedName(dialect) + " is "
                        + AnnotatedTable.quoted(column.getComment()));
            }
        }
    }
}
