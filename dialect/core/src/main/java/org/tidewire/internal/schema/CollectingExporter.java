package org.tidewire.internal.schema;

import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.Exportable;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.tool.schema.spi.Exporter;

/**
 * Gives the statements of an exporter to the {@link SchemaCreation} of this thread, and none to Hibernate. Without such a run, as
 * under another schema tool, Hibernate gets them.
 */
public record CollectingExporter<T extends Exportable>(Exporter<T> exporter) implements Exporter<T> {
    @Override
    public String[] getSqlCreateStrings(T object, Metadata metadata, SqlStringGenerationContext names) {
        String[] statements = exporter.getSqlCreateStrings(object, metadata, names);
        SchemaCreation creation = SchemaCreation.current();
        return creation != null && creation.take(object, statements, metadata, names) ? NO_COMMANDS : statements;
    }

    /** Before an update adds a unique key it drops the one that may be there. */
    @Override
    public String[] getSqlDropStrings(T object, Metadata metadata, SqlStringGenerationContext names) {
        SchemaCreation creation = SchemaCreation.current();
        return creation != null && creation.isOfNewTable(object)
                ? NO_COMMANDS
                : exporter.getSqlDropStrings(object, metadata, names);
    }
}
