package org.tidewire.it.schema;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;

/**
 * Entities with a unique column, and a reference to the next one in the alphabet. So Hibernate's order of the tables is not that of
 * their references.
 */
public final class ChainedEntities {
    /** One class for each name and process. */
    private static final Map<String, Class<?>> MADE = new HashMap<>();

    /** What the entities have besides. */
    private enum Kind {
        INDEXED,
        SEQUENCED,
        PLAIN
    }

    private ChainedEntities() {}

    /** With an index. */
    public static Class<?>[] of(int count) {
        return of(count, Kind.INDEXED);
    }

    /** With an index and a sequence. */
    public static Class<?>[] withSequences(int count) {
        return of(count, Kind.SEQUENCED);
    }

    public static Class<?>[] withoutIndexes(int count) {
        return of(count, Kind.PLAIN);
    }

    private static Class<?>[] of(int count, Kind kind) {
        List<Class<?>> entities = new ArrayList<>();
        for (int number = 999; number > 999 - count; number--) {
            Class<?> next = entities.isEmpty() ? null : entities.get(entities.size() - 1);
            entities.add(load(kind + "_" + number, () -> entity(kind, next)));
        }
        return entities.toArray(Class<?>[]::new);
    }

    /** An entity of this name, which is made when it is first asked for. */
    public static synchronized Class<?> load(String name, Supplier<DynamicType.Builder<?>> entity) {
        return MADE.computeIfAbsent(
                name,
                missing -> entity.get()
                        .name("org.tidewire.it.generated." + name)
                        .make()
                        .load(ChainedEntities.class.getClassLoader(), ClassLoadingStrategy.Default.INJECTION)
                        .getLoaded());
    }

    public static AnnotationDescription.Builder annotation(Class<? extends Annotation> type) {
        return AnnotationDescription.Builder.ofType(type);
    }

    private static DynamicType.Builder<?> entity(Kind kind, Class<?> next) {
        AnnotationDescription.Builder table = annotation(Table.class);
        if (kind != Kind.PLAIN) {
            table = table.defineAnnotationArray(
                    "indexes",
                    TypeDescription.ForLoadedType.of(Index.class),
                    annotation(Index.class).define("columnList", "stock").build());
        }
        List<AnnotationDescription> id = new ArrayList<>();
        id.add(annotation(Id.class).build());
        if (kind == Kind.SEQUENCED) {
            id.add(annotation(GeneratedValue.class)
                    .define("strategy", GenerationType.SEQUENCE)
                    .build());
        }
        DynamicType.Builder<?> type = new ByteBuddy()
                .subclass(Object.class)
                .annotateType(annotation(Entity.class).build(), table.build())
                .defineField("id", Long.class, Visibility.PUBLIC)
                .annotateField(id)
                .defineField("name", String.class, Visibility.PUBLIC)
                .annotateField(annotation(Column.class).define("unique", true).build())
                .defineField("stock", int.class, Visibility.PUBLIC);
        return next == null
                ? type
                : type.defineField("next", next, Visibility.PUBLIC)
                        .annotateField(annotation(ManyToOne.class).build());
    }
}
