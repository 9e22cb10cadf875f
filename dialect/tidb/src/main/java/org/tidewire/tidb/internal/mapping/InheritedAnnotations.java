package org.tidewire.tidb.internal.mapping;

import java.lang.annotation.Annotation;
import java.util.HashSet;
import java.util.Set;
import org.hibernate.annotations.TypeBinderType;
import org.hibernate.boot.ResourceStreamLocator;
import org.hibernate.boot.spi.AdditionalMappingContributions;
import org.hibernate.boot.spi.AdditionalMappingContributor;
import org.hibernate.boot.spi.InFlightMetadataCollector;
import org.hibernate.boot.spi.MetadataBuildingContext;
import org.hibernate.mapping.PersistentClass;
import org.tidewire.internal.boot.HibernateVersion;
import org.tidewire.tidb.TiDBDialect;

/**
 * Gives each entity the annotations for tables that it inherits, the nearest of a kind: Hibernate hands over only those on
 * the entity's own class.
 */
public final class InheritedAnnotations implements AdditionalMappingContributor {
    /** Made by {@link java.util.ServiceLoader}. */
    public InheritedAnnotations() {}

    @Override
    public void contribute(
            AdditionalMappingContributions contributions,
            InFlightMetadataCollector metadata,
            ResourceStreamLocator resourceStreamLocator,
            MetadataBuildingContext context) {
        if (HibernateVersion.isSupported() && metadata.getDatabase().getDialect() instanceof TiDBDialect) {
            metadata.getEntityBindings().forEach(entity -> contribute(entity, Ancestry.of(entity, metadata), context));
        }
    }

    private static void contribute(PersistentClass entity, Ancestry ancestry, MetadataBuildingContext context) {
        Set<Class<?>> nearer = new HashSet<>();
        for (Class<?> type : ancestry.classes()) {
            for (Annotation annotation : type.getDeclaredAnnotations()) {
                TypeBinderType binder = annotation.annotationType().getAnnotation(TypeBinderType.class);
                boolean ours = binder != null && TableBinder.class.isAssignableFrom(binder.binder());
                if (ours && nearer.add(annotation.annotationType()) && type != entity.getMappedClass()) {
                    TableBinder.of(annotation).bindInherited(annotation, type, context, entity);
                }
            }
        }
    }
}
