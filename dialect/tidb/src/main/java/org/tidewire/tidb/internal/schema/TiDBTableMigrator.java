package org.tidewire.tidb.internal.schema;

import java.util.ArrayList;
import java.util.List;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.CheckConstraint;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.hibernate.tool.schema.extract.spi.TableInformation;
import org.hibernate.tool.schema.internal.StandardTableMigrator;
import org.tidewire.tidb.TiDBDialect;

/**
 * Adds columns to a table that is there. Their checks go to the table, as the exporter has it
 * ({@link TiDBDialect#supportsColumnCheck()}); columns that are generated become virtual, since TiDB adds no stored ones.
 */
public final class TiDBTableMigrator extends StandardTableMigrator {
    public TiDBTableMigrator(Dialect dialect) {
        super(dialect);
    }

    @Override
    public String[] getSqlAlterStrings(
            Table table, Metadata metadata, TableInformation existing, SqlStringGenerationContext context) {
        List<String> alterStrings = new ArrayList<>();
        for (String alter : super.getSqlAlterStrings(table, metadata, existing, context)) {
            alterStrings.add(virtual(alter, table));
        }
        if (!table.isView() && dialect.supportsTableCheck()) {
            String alterTable = dialect.getAlterTableString(context.format(table.getQualifiedTableName())) + " add";
            for (Column column : table.getColumns()) {
                if (existing.getColumn(Identifier.toIdentifier(column.getName(), column.isQuoted())) == null) {
                    for (CheckConstraint check : column.getCheckConstraints()) {
                        alterStrings.add(alterTable + check.constraintString(dialect));
                    }
                }
            }
        }
        return alterStrings.toArray(String[]::new);
    }

    private String virtual(String alter, Table table) {
        String virtual = alter;
        for (Column column : table.getColumns()) {
            if (column.getGeneratedAs() != null) {
                String stored = dialect.generatedAs(column.getGeneratedAs());
                virtual = virtual.replace(stored, stored.replaceFirst("stored$", "virtual"));
            }
        }
        return virtual;
    }
}
