package org.tidewire.databend.internal.mapping;

import java.lang.annotation.Annotation;
import org.hibernate.AnnotationException;
import org.hibernate.binder.TypeBinder;
import org.hibernate.boot.spi.MetadataBuildingContext;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.SingleTableSubclass;
import org.tidewire.databend.DatabendDialect;

/** Applies an annotation to the primary table of an entity, on Databend only, once Hibernate knows the whole mapping. */
public abstract class TableBinder<A extends Annotation> implements TypeBinder<A> {
    @Override
    public final void bind(A annotation, MetadataBuildingContext context, PersistentClass entity) {
        var metadata = context.getMetadataCollector();
        // What is thrown there reaches the application as it is.
        metadata.registerValueMappingResolver(complete -> {
            if (metadata.getDatabase().getDialect() instanceof DatabendDialect) {
                AnnotatedTable table = new AnnotatedTable(name(annotation), entity, metadata);
                if (entity instanceof SingleTableSubclass) {
                    throw table.refusal("belongs on the root of the hierarchy, whose one table holds all its classes");
                }
                apply(annotation, table);
            }
            return true;
        });
    }

    @Override
    public final void bind(A annotation, MetadataBuildingContext context, Component embeddable) {
        throw new AnnotationException(name(annotation) + " belongs on an entity, and "
                + embeddable.getComponentClassName() + " is an embeddable");
    }

    private static String name(Annotation annotation) {
        return "@" + annotation.annotationType().getSimpleName();
    }

    /**
     * Checks the annotation, and adds what it asks for to the table.
     *
     * @param annotation on the entity
     * @param table of the entity
     */
    protected abstract void apply(A annotation, AnnotatedTable table);
}
