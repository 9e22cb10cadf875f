package org.tidewire.internal.mapping;

import java.lang.annotation.Annotation;
import org.hibernate.AnnotationException;
import org.hibernate.AssertionFailure;
import org.hibernate.annotations.TypeBinderType;
import org.hibernate.binder.TypeBinder;
import org.hibernate.boot.spi.InFlightMetadataCollector;
import org.hibernate.boot.spi.MetadataBuildingContext;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.SingleTableSubclass;

/**
 * Applies an annotation to the primary table of an entity, on one database only, once all columns, keys and constraints are
 * there.
 *
 * @param <A> the annotation
 * @param <T> what the database says of the table
 */
public abstract class EntityTableBinder<A extends Annotation, T extends EntityTable> implements TypeBinder<A> {
    private final Class<? extends Dialect> dialect;

    /**
     * A binder for one database.
     *
     * @param dialect of the database; on others the annotation does nothing
     */
    protected EntityTableBinder(Class<? extends Dialect> dialect) {
        this.dialect = dialect;
    }

    /** The binder that an annotation names, if it is one of these. */
    static boolean isNamedBy(Annotation annotation) {
        TypeBinderType type = annotation.annotationType().getAnnotation(TypeBinderType.class);
        return type != null && EntityTableBinder.class.isAssignableFrom(type.binder());
    }

    /** The binder that an annotation names. */
    @SuppressWarnings("unchecked") // Hibernate checks that a binder takes the annotation that names it
    static <A extends Annotation> EntityTableBinder<A, ?> of(A annotation) {
        TypeBinderType type = annotation.annotationType().getAnnotation(TypeBinderType.class);
        try {
            return (EntityTableBinder<A, ?>)
                    type.binder().getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionFailure("cannot make " + type.binder().getName(), e);
        }
    }

    @Override
    public final void bind(A annotation, MetadataBuildingContext context, PersistentClass entity) {
        bind(EntityTable.where(annotation, entity), annotation, context, entity);
    }

    /** The same, for an annotation on a superclass of the entity's. */
    final void bindInherited(
            A annotation, Class<?> superclass, MetadataBuildingContext context, PersistentClass entity) {
        bind(EntityTable.where(annotation, superclass, entity), annotation, context, entity);
    }

    /** Hibernate's resolvers run last, and what they throw reaches the application unwrapped. */
    private void bind(String where, A annotation, MetadataBuildingContext context, PersistentClass entity) {
        InFlightMetadataCollector metadata = context.getMetadataCollector();
        metadata.registerValueMappingResolver(complete -> {
            if (isFor(metadata.getDatabase().getDialect())) {
                T table = table(where, entity, metadata);
                if (entity instanceof SingleTableSubclass) {
                    throw table.refusal("belongs on the root of the hierarchy, whose one table holds all its classes");
                }
                apply(annotation, table);
            }
            return true;
        });
    }

    final boolean isFor(Dialect other) {
        return dialect.isInstance(other);
    }

    @Override
    public final void bind(A annotation, MetadataBuildingContext context, Component embeddable) {
        throw new AnnotationException(EntityTable.name(annotation) + " belongs on an entity, and "
                + embeddable.getComponentClassName() + " is an embeddable");
    }

    /**
     * Wraps the table.
     *
     * @param where the annotation and the class that has it
     * @param entity whose table it is
     * @param metadata of the whole mapping
     * @return the table
     */
    protected abstract T table(String where, PersistentClass entity, InFlightMetadataCollector metadata);

    /**
     * Checks the annotation, and adds what it asks for to the table.
     *
     * @param annotation on the entity, or on a superclass
     * @param table of the entity
     */
    protected abstract void apply(A annotation, T table);
}
