package org.tidewire.databend.internal.schema;

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
import org.tidewire.databend.internal.server.DatabendCapability;

/** Adds the checks of new columns to their table, as the exporter does. */
public final class DatabendTableMigrator extends StandardTableMigrator {
    public DatabendTableMigrator(Dialect dialect) {
        super(dialect);
    }

    @Override
    public String[] getSqlAlterStrings(
            Table table, Metadata metadata, TableInformation existing, SqlStringGenerationContext context) {
        List<String> alterStrings =
                new ArrayList<>(List.of(super.getSqlAlterStrings(table, metadata, existing, context)));
        if (!table.isView() && DatabendCapability.CHECK_CONSTRAINTS.isIn(dialect.getVersion())) {
            String alterTable = dialect.getAlterTableString(context.format(table.getQualifiedTableName())) + " add";
            for (Column column : table.getColumns()) {
                if (existing.getColumn(Identifier.toIdentifier(column.getName(), column.isQuoted())) == null) {
                    for (CheckConstraint check : column.getCheckConstraints()) {
                        if (check.getConstraint() != null) {
                            alterStrings.add(alterTable + check.constraintString(dialect));
                        }
                    }
                }
            }
        }
        return alterStrings.toArray(String[]::new);
    }
}
