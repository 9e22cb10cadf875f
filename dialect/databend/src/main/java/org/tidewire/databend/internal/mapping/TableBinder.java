package org.tidewire.databend.internal.mapping;

import java.lang.annotation.Annotation;
import org.hibernate.boot.spi.InFlightMetadataCollector;
import org.hibernate.mapping.PersistentClass;
import org.tidewire.databend.DatabendDialect;
import org.tidewire.internal.mapping.EntityTableBinder;

/** Applies an annotation to the primary table of an entity, on Databend only. */
public abstract class TableBinder<A extends Annotation> extends EntityTableBinder<A, AnnotatedTable> {
    protected TableBinder() {
        super(DatabendDialect.class);
    }

    @Override
    protected final AnnotatedTable table(String where, PersistentClass entity, InFlightMetadataCollector metadata) {
        return new AnnotatedTable(where, entity, metadata);
    }
}
