package org.tidewire.cockroachdb.internal.mapping;

import java.util.List;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.tidewire.internal.schema.TableExporterWithKeyOptions;

/** {@code create table}, with the options of the primary key, and with comments whose quotes do not end them. */
public final class CockroachDBTableExporter extends TableExporterWithKeyOptions {
    public CockroachDBTableExporter(Dialect dialect) {
        super(dialect);
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
