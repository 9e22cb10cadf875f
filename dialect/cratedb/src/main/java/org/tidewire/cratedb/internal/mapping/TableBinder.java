package org.tidewire.cratedb.internal.mapping;

import java.lang.annotation.Annotation;
import org.hibernate.boot.spi.InFlightMetadataCollector;
import org.hibernate.mapping.PersistentClass;
import org.tidewire.cratedb.CrateDBDialect;
import org.tidewire.internal.mapping.EntityTableBinder;

/** Applies an annotation to the primary table of an entity, on CrateDB only. */
public abstract class TableBinder<A extends Annotation> extends EntityTableBinder<A, AnnotatedTable> {
    protected TableBinder() {
        super(CrateDBDialect.class);
    }

    @Override
    protected final AnnotatedTable table(String where, PersistentClass entity, InFlightMetadataCollector metadata) {
        return new AnnotatedTable(where, entity, metadata);
    }
}
