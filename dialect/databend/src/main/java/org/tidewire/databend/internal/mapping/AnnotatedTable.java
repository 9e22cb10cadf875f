package org.tidewire.databend.internal.mapping;

import org.hibernate.boot.spi.InFlightMetadataCollector;
import org.hibernate.mapping.PersistentClass;
import org.tidewire.internal.mapping.EntityTable;

/** A table with the clauses that annotations add to it. */
public final class AnnotatedTable extends EntityTable {
    AnnotatedTable(String where, PersistentClass entity, InFlightMetadataCollector metadata) {
        super(where, entity, metadata);
    }

    public void addClause(String clause) {
        StorageClauses.add(table(), clause);
    }

    public boolean hasClause() {
        return !StorageClauses.of(table().getOptions()).clauses().isEmpty();
    }

    public boolean hasClause(String clause) {
        return StorageClauses.of(table().getOptions()).clauses().contains(clause);
    }
}
