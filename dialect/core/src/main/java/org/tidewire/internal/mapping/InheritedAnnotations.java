package org.tidewire.internal.mapping;

import java.lang.annotation.Annotation;
import java.lang.annotation.Repeatable;
import java.util.HashSet;
import java.util.Set;
import org.hibernate.boot.ResourceStreamLocator;
import org.hibernate.boot.spi.AdditionalMappingContributions;
import org.hibernate.boot.spi.AdditionalMappingContributor;
import org.hibernate.boot.spi.InFlightMetadataCollector;
import org.hibernate.boot.spi.MetadataBuildingContext;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.PersistentClass;
import org.tidewire.internal.boot.HibernateVersion;

/**
 * Gives each entity the annotations for tables that it inherits, the nearest of a kind: Hibernate hands over only those on
 * the entity's own class. Each database registers a subclass with {@link java.util.ServiceLoader}.
 */
public abstract class InheritedAnnotations implements AdditionalMappingContributor {
    private final Class<? extends Dialect> dialect;

    /**
     * The annotations of one database.
     *
     * @param dialect of the database; under others this does nothing
     */
    protected InheritedAnnotations(Class<? extends Dialect> dialect) {
        this.dialect = dialect;
    }

    @Override
    public final void contribute(
            AdditionalMappingContributions contributions,
            InFlightMetadataCollector metadata,
            ResourceStreamLocator resourceStreamLocator,
            MetadataBuildingContext context) {
        Dialect current = metadata.getDatabase().getDialect();
        if (HibernateVersion.isSupported() && dialect.isInstance(current)) {
            metadata.getEntityBindings()
                    .forEach(entity -> contribute(entity, Ancestry.of(entity, metadata), current, context));
        }
    }

    private static void contribute(
            PersistentClass entity, Ancestry ancestry, Dialect dialect, MetadataBuildingContext context) {
        Set<Class<?>> nearer = new HashSet<>();
        for (Class<?> type : ancestry.classes()) {
            // A class has one of a kind, or its container with several.
            for (Annotation annotation : type.getDeclaredAnnotations()) {
                if (EntityTableBinder.isNamedBy(annotation)
                        && nearer.add(kind(annotation))
                        && type != entity.getMappedClass()) {
                    bind(annotation, type, dialect, context, entity);
                }
            }
        }
    }

    /** Of a container, that of the annotations in it. */
    private static Class<?> kind(Annotation annotation) {
        Class<? extends Annotation> type = annotation.annotationType();
        try {
            Class<?> contained = type.getDeclaredMethod("value").getReturnType().getComponentType();
            Repeatable repeatable = contained == null ? null : contained.getAnnotation(Repeatable.class);
            return repeatable != null && repeatable.value() == type ? contained : type;
        } catch (NoSuchMethodException noContainer) {
            return type;
        }
    }

    private static <A extends Annotation> void bind(
            A annotation,
            Class<?> superclass,
            Dialect dialect,
            MetadataBuildingContext context,
            PersistentClass entity) {
        EntityTableBinder<A, ?> binder = EntityTableBinder.of(annotation);
        if (binder.isFor(dialect)) {
            binder.bindInherited(annotation, superclass, context, entity);
        }
    }
}
