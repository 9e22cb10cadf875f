package org.tidewire.databend.internal.schema;

import java.util.List;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.CheckConstraint;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.PrimaryKey;
import org.hibernate.mapping.Table;
import org.hibernate.tool.schema.internal.StandardTableExporter;
import org.tidewire.databend.internal.mapping.StorageClauses;
import org.tidewire.databend.internal.server.DatabendCapability;

/**
 * {@code create table}, without the primary key, which Databend's grammar does not know, and with its clauses in the one
 * order that the grammar takes: engine, {@code cluster by}, comment, other options.
 */
public final class DatabendTableExporter extends StandardTableExporter {
    /** A placeholder for the primary key that Hibernate insists on; it is removed again. */
    private static final String NO_KEY = "\u0000";

    public DatabendTableExporter(Dialect dialect) {
        super(dialect);
    }

    @Override
    public String[] getSqlCreateStrings(Table table, Metadata metadata, SqlStringGenerationContext context) {
        String[] statements = super.getSqlCreateStrings(table, metadata, context);
        statements[0] = withStorage(table, statements[0].replace(", " + NO_KEY, ""));
        return statements;
    }

    private String withStorage(Table table, String create) {
        StorageClauses storage = StorageClauses.of(table.getOptions());
        if (storage.clauses().isEmpty()) {
            return create;
        }
        String comment = table.getComment() == null ? "" : dialect.getTableComment(table.getComment());
        // Hibernate has appended the comment, then a space and the options.
        String definition = create.substring(0, create.length() - (comment + " " + table.getOptions()).length());
        String options = storage.ownOptions().isEmpty() ? "" : " " + storage.ownOptions();
        String complete = definition + storage.afterColumns() + comment + options;
        return storage.isTransient() ? complete.replaceFirst("create table", "create transient table") : complete;
    }

    @Override
    protected String primaryKeyString(PrimaryKey key) {
        return NO_KEY;
    }

    /** Includes the checks of columns: Databend's grammar allows nothing after a column's comment. */
    @Override
    protected void applyTableCheck(Table table, StringBuilder create) {
        if (DatabendCapability.CHECK_CONSTRAINTS.isIn(dialect.getVersion())) {
            for (Column column : table.getColumns()) {
                append(column.getCheckConstraints(), create);
            }
            append(table.getChecks(), create);
        }
    }

    private void append(List<CheckConstraint> checks, StringBuilder create) {
        checks.stream()
                // An empty check comes from a discriminator (DatabendDialect.getCheckCondition) or from OrderColumns.
                .filter(check -> check.getConstraint() != null)
                .forEach(check -> create.append(',').append(check.constraintString(dialect)));
    }
}
