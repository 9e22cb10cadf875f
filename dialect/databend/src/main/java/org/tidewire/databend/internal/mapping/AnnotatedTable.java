package org.tidewire.databend.internal.mapping;

import java.util.stream.Collectors;
import org.hibernate.AnnotationException;
import org.hibernate.MappingException;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.spi.InFlightMetadataCollector;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/**
 * The primary table of an annotated entity.
 *
 * @param annotation its name, with the at sign
 */
public record AnnotatedTable(String annotation, PersistentClass entity, InFlightMetadataCollector metadata) {
    /** The column of this name, as the database or the mapping has it, as it stands in DDL; an unknown one is refused. */
    public String columnName(String name) {
        Table table = entity.getTable();
        Column column = table.getColumn(Identifier.toIdentifier(name));
        if (column == null) {
            column = columnOfLogicalName(name);
        }
        if (column == null) {
            throw refusal("names the column '" + name + "', and the table " + table.getName()
                    + " has none of that name: "
                    + table.getColumns().stream().map(Column::getName).sorted().collect(Collectors.joining(", ")));
        }
        return column.getQuotedName(metadata.getDatabase().getDialect());
    }

    private @Nullable Column columnOfLogicalName(String name) {
        try {
            return entity.getTable().getColumn(metadata, name);
        } catch (MappingException unknown) {
            return null;
        }
    }

    public void addClause(String clause) {
        StorageClauses.add(entity.getTable(), clause);
    }

    public boolean hasClause() {
        return !StorageClauses.of(entity.getTable().getOptions()).clauses().isEmpty();
    }

    public boolean hasClause(String clause) {
        return StorageClauses.of(entity.getTable().getOptions()).clauses().contains(clause);
    }

    /** An exception of one sentence, which begins with the annotation and where it is. */
    public AnnotationException refusal(String predicate) {
        String name = entity.getJpaEntityName() == null ? entity.getEntityName() : entity.getJpaEntityName();
        return new AnnotationException(annotation + " on " + name + " " + predicate);
    }
}
