package org.tidewire.it.tidb.schema;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.lang.annotation.Annotation;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import org.tidewire.tidb.annotation.AutoRandom;
import org.tidewire.tidb.annotation.TiFlashReplica;
import org.tidewire.tidb.annotation.Ttl;

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

    /**
     * Entities in two databases by turns, with options that TiDB's dialect compares with the server: all have a time to live and a
     * replica in TiFlash, and the keys are {@code AUTO_RANDOM} or from a sequence. None refers to another.
     */
    static synchronized Class<?>[] withOptions(int count, String... catalogs) {
        return IntStream.range(0, count)
                .mapToObj(number -> MADE.computeIfAbsent(
                        "org.tidewire.it.generated.WithOptions" + number,
                        name -> withOptions(name, number % 2 == 0, catalogs[number / 2 % catalogs.length])))
                .toArray(Class<?>[]::new);
    }

    private static Class<?> withOptions(String name, boolean autoRandom, String catalog) {
        return load(new ByteBuddy()
                .subclass(Object.class)
                .name(name)
                .annotateType(
                        annotation(Entity.class).build(),
                        annotation(Table.class).define("catalog", catalog).build(),
                        annotation(TiFlashReplica.class).build(),
                        annotation(Ttl.class)
                                .define("column", "made")
                                .define("after", 1)
                                .build())
                .defineField("id", Long.class, Visibility.PUBLIC)
                .annotateField(
                        annotation(Id.class).build(),
                        annotation(autoRandom ? AutoRandom.class : GeneratedValue.class)
                                .build())
                .defineField("made", LocalDateTime.class, Visibility.PUBLIC));
    }

    private static AnnotationDescription.Builder annotation(Class<? extends Annotation> type) {
        return AnnotationDescription.Builder.ofType(type);
    }

    private static Class<?> load(DynamicType.Builder<?> type) {
        return type.make()
                .load(ChainedEntities.class.getClassLoader(), ClassLoadingStrategy.Default.INJECTION)
                .getLoaded();
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
        AnnotationDescription index =
                annotation(Index.class).define("columnList", "stock").build();
        List<AnnotationDescription> id = new ArrayList<>();
        id.add(annotation(Id.class).build());
        if (withSequence) {
            id.add(annotation(GeneratedValue.class)
                    .define("strategy", GenerationType.SEQUENCE)
                    .build());
        }
        DynamicType.Builder<?> type = new ByteBuddy()
                .subclass(Object.class)
                .name(name)
                .annotateType(
                        annotation(Entity.class).build(),
                        annotation(Table.class)
                                .defineAnnotationArray("indexes", TypeDescription.ForLoadedType.of(Index.class), index)
                                .build())
                .defineField("id", Long.class, Visibility.PUBLIC)
                .annotateField(id)
                .defineField("name", String.class, Visibility.PUBLIC)
                .annotateField(annotation(Column.class).define("unique", true).build())
                .defineField("stock", int.class, Visibility.PUBLIC);
        if (next != null) {
            type = type.defineField("next", next, Visibility.PUBLIC)
                    .annotateField(annotation(ManyToOne.class).build());
        }
        return load(type);
    }
}
