package org.tidewire.internal.mapping;

import java.lang.annotation.Annotation;
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
            for (Annotation annotation : type.getDeclaredAnnotations()) {
                if (EntityTableBinder.isNamedBy(annotation)
                        && nearer.add(annotation.annotationType())
                        && type != entity.getMappedClass()) {
                    bind(annotation, type, dialect, context, entity);
                }
            }
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
