package org.tidewire.tidb.mapping;

import java.lang.annotation.Annotation;
import java.util.function.Consumer;
import org.hibernate.AnnotationException;
import org.hibernate.binder.TypeBinder;
import org.hibernate.boot.spi.MetadataBuildingContext;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.SingleTableSubclass;

/** Applies an annotation to the primary table of an entity, on TiDB only. */
abstract class TableBinder<A extends Annotation> implements TypeBinder<A> {
    @Override
    public final void bind(A annotation, MetadataBuildingContext context, PersistentClass entity) {
        schedule(annotation, entity, context, table -> {
            if (table.isOnTiDB()) {
                if (table.entity() instanceof SingleTableSubclass) {
                    throw table.refusal("belongs on the root of the hierarchy, whose one table holds all its classes");
                }
                apply(annotation, table);
            }
        });
    }

    void schedule(A annotation, PersistentClass entity, MetadataBuildingContext context, Consumer<MappedTable> use) {
        MappedTable.whenComplete(annotation, entity, context, use);
    }

    @Override
    public final void bind(A annotation, MetadataBuildingContext context, Component embeddable) {
        throw new AnnotationException(MappedTable.name(annotation) + " belongs on an entity, and "
                + embeddable.getComponentClassName() + " is an embeddable");
    }

    abstract void apply(A annotation, MappedTable table);
}
