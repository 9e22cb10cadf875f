package org.tidewire.tidb.internal.mapping;

import java.lang.annotation.Annotation;
import org.hibernate.AnnotationException;
import org.hibernate.AssertionFailure;
import org.hibernate.annotations.TypeBinderType;
import org.hibernate.binder.TypeBinder;
import org.hibernate.boot.spi.MetadataBuildingContext;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.SingleTableSubclass;

/** Applies an annotation to the primary table of an entity, on TiDB only. */
public abstract class TableBinder<A extends Annotation> implements TypeBinder<A> {
    /** The binder that an annotation names. */
    @SuppressWarnings("unchecked") // Hibernate checks that a binder takes the annotation that names it
    static <A extends Annotation> TableBinder<A> of(A annotation) {
        TypeBinderType type = annotation.annotationType().getAnnotation(TypeBinderType.class);
        try {
            return (TableBinder<A>) type.binder().getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionFailure("cannot make " + type.binder().getName(), e);
        }
    }

    @Override
    public final void bind(A annotation, MetadataBuildingContext context, PersistentClass entity) {
        MappedTable.whenComplete(annotation, entity, context, table -> applyOnTiDB(annotation, table));
    }

    /** The same, for an annotation on a superclass of the entity's. */
    final void bindInherited(
            A annotation, Class<?> superclass, MetadataBuildingContext context, PersistentClass entity) {
        MappedTable.whenComplete(annotation, superclass, entity, context, table -> applyOnTiDB(annotation, table));
    }

    private void applyOnTiDB(A annotation, MappedTable table) {
        if (table.isOnTiDB()) {
            if (table.entity() instanceof SingleTableSubclass) {
                throw table.refusal("belongs on the root of the hierarchy, whose one table holds all its classes");
            }
            apply(annotation, table);
        }
    }

    @Override
    public final void bind(A annotation, MetadataBuildingContext context, Component embeddable) {
        throw new AnnotationException(MappedTable.name(annotation) + " belongs on an entity, and "
                + embeddable.getComponentClassName() + " is an embeddable");
    }

    /**
     * Checks the annotation, and adds what it asks for to the table.
     *
     * @param annotation on the entity
     * @param table of the entity
     */
    protected abstract void apply(A annotation, MappedTable table);
}
