package org.tidewire.cockroachdb.internal.mapping;

import jakarta.persistence.Id;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Member;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.AnnotationException;
import org.hibernate.MappingException;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.tidewire.cockroachdb.annotation.NodeCachedSequence;
import org.tidewire.cockroachdb.annotation.UniqueRowId;

/** Refuses {@link UniqueRowId} and {@link NodeCachedSequence} on an attribute that is no id: Hibernate reads them there only. */
public final class MisplacedIds {
    private static final List<Class<? extends Annotation>> GENERATORS =
            List.of(UniqueRowId.class, NodeCachedSequence.class);

    private MisplacedIds() {}

    /** Looks at each attribute of the mapping. */
    public static void refuse(Metadata metadata) {
        for (PersistentClass entity : metadata.getEntityBindings()) {
            if (entity.hasPojoRepresentation()) {
                for (Class<?> type = mappedClass(entity); type != null; type = type.getSuperclass()) {
                    members(type)
                            .filter(member -> !member.isAnnotationPresent(Id.class))
                            .forEach(MisplacedIds::refuse);
                }
                embeddables(entity.getProperties(), new HashSet<>())
                        .flatMap(MisplacedIds::members)
                        .forEach(MisplacedIds::refuse);
            }
        }
    }

    private static Class<?> mappedClass(PersistentClass entity) {
        try {
            return entity.getMappedClass();
        } catch (MappingException notThere) {
            return Object.class;
        }
    }

    /** Those of the id are left out. */
    private static Stream<Class<?>> embeddables(Collection<Property> properties, Set<Component> seen) {
        return properties.stream()
                .map(Property::getValue)
                .map(value -> value instanceof org.hibernate.mapping.Collection many ? many.getElement() : value)
                .filter(value -> value instanceof Component component && !component.isDynamic() && seen.add(component))
                .map(Component.class::cast)
                .flatMap(component -> Stream.concat(
                        Stream.of(component.getComponentClass()), embeddables(component.getProperties(), seen)));
    }

    private static Stream<AnnotatedElement> members(Class<?> type) {
        return Stream.concat(Stream.of(type.getDeclaredFields()), Stream.of(type.getDeclaredMethods()));
    }

    private static void refuse(AnnotatedElement attribute) {
        for (Class<? extends Annotation> generator : GENERATORS) {
            if (attribute.isAnnotationPresent(generator) && attribute instanceof Member member) {
                throw new AnnotationException("@" + generator.getSimpleName() + " belongs on an id, and "
                        + member.getDeclaringClass().getSimpleName() + "." + member.getName()
                        + " is none: use @ColumnDefault(\"unique_rowid()\") with @Generated");
            }
        }
    }
}
