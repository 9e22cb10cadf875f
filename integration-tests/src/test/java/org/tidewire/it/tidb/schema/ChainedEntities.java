package org.tidewire.it.tidb.schema;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;

/**
 * Entities with an index, a unique column, and a reference to the next one in the alphabet. So Hibernate's order of the tables is
 * not that of their references.
 */
final class ChainedEntities {
    /** One class for each name and process. */
    private static final Map<String, Class<?>> MADE = new HashMap<>();

    private ChainedEntities() {}

    static synchronized Class<?>[] of(int count) {
        return of(count, false);
    }

    static synchronized Class<?>[] withSequences(int count) {
        return of(count, true);
    }

    private static Class<?>[] of(int count, boolean withSequences) {
        List<Class<?>> entities = new ArrayList<>();
        for (int number = 999; number > 999 - count; number--) {
            String name = "org.tidewire.it.generated." + (withSequences ? "Sequenced" : "Chained") + number;
            Class<?> next = entities.isEmpty() ? null : entities.get(entities.size() - 1);
            entities.add(MADE.computeIfAbsent(name, missing -> entity(missing, withSequences, next)));
        }
        return entities.toArray(Class<?>[]::new);
    }

    private static Class<?> entity(String name, boolean withSequence, Class<?> next) {
        AnnotationDescription index = AnnotationDescription.Builder.ofType(Index.class)
                .define("columnList", "stock")
                .build();
        List<AnnotationDescription> id = new ArrayList<>();
        id.add(AnnotationDescription.Builder.ofType(Id.class).build());
        if (withSequence) {
            id.add(AnnotationDescription.Builder.ofType(GeneratedValue.class)
                    .define("strategy", GenerationType.SEQUENCE)
                    .build());
        }
        DynamicType.Builder<?> type = new ByteBuddy()
                .subclass(Object.class)
                .name(name)
                .annotateType(
                        AnnotationDescription.Builder.ofType(Entity.class).build(),
                        AnnotationDescription.Builder.ofType(Table.class)
                                .defineAnnotationArray("indexes", TypeDescription.ForLoadedType.of(Index.class), index)
                                .build())
                .defineField("id", Long.class, Visibility.PUBLIC)
                .annotateField(id)
                .defineField("name", String.class, Visibility.PUBLIC)
                .annotateField(AnnotationDescription.Builder.ofType(Column.class)
                        .define("unique", true)
                        .build())
                .defineField("stock", int.class, Visibility.PUBLIC);
        if (next != null) {
            type = type.defineField("next", next, Visibility.PUBLIC)
                    .annotateField(AnnotationDescription.Builder.ofType(ManyToOne.class)
                            .build());
        }
        return type.make()
                .load(ChainedEntities.class.getClassLoader(), ClassLoadingStrategy.Default.INJECTION)
                .getLoaded();
    }
}
