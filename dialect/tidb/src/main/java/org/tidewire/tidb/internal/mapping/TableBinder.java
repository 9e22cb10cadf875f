package org.tidewire.tidb.internal.mapping;

import java.lang.annotation.Annotation;
import org.hibernate.boot.spi.InFlightMetadataCollector;
import org.hibernate.mapping.PersistentClass;
import org.tidewire.internal.mapping.EntityTableBinder;
import org.tidewire.tidb.TiDBDialect;

/** Applies an annotation to the primary table of an entity, on TiDB only. */
public abstract class TableBinder<A extends Annotation> extends EntityTableBinder<A, MappedTable> {
    protected TableBinder() {
        super(TiDBDialect.class);
    }

    @Override
    protected final MappedTable table(String where, PersistentClass entity, InFlightMetadataCollector metadata) {
        return new MappedTable(where, entity, metadata);
    }
}
