package org.tidewire.internal.mapping;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.MappingException;
import org.hibernate.boot.spi.InFlightMetadataCollector;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.UnionSubclass;
import org.jspecify.annotations.Nullable;

/**
 * The classes whose annotations tell of the table of an entity: its own, its mapped superclasses, and in a
 * {@code TABLE_PER_CLASS} hierarchy those of its superclass, whose rows are in the tables of the subclasses too.
 *
 * @param classes the nearest first
 */
record Ancestry(List<Class<?>> classes) {
    static Ancestry of(PersistentClass entity, InFlightMetadataCollector metadata) {
        List<Class<?>> classes = new ArrayList<>();
        PersistentClass current = entity;
        for (Class<?> type = loadedClass(entity); type != null; type = type.getSuperclass()) {
            PersistentClass superclass = current.getSuperclass();
            if (superclass != null && type.getName().equals(superclass.getClassName())) {
                if (!(current instanceof UnionSubclass)) {
                    break;
                }
                current = superclass;
            }
            if (type.getName().equals(current.getClassName()) || metadata.getMappedSuperclass(type) != null) {
                classes.add(type);
            }
        }
        return new Ancestry(classes);
    }

    /** Null for a dynamic model, and where the class is not there: tools read hbm.xml files without the classes. */
    private static @Nullable Class<?> loadedClass(PersistentClass entity) {
        try {
            return entity.getMappedClass();
        } catch (MappingException notFound) {
            return null;
        }
    }

    /** The annotation of the nearest class that has one. */
    <A extends Annotation> @Nullable A nearest(Class<A> annotation) {
        return classes.stream()
                .map(type -> type.getDeclaredAnnotation(annotation))
                .filter(found -> found != null)
                .findFirst()
                .orElse(null);
    }
}
