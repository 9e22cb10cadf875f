package org.tidewire.benchmarks;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;

/** Entities of six columns. With {@code IDENTITY} keys they have the same schema on every dialect. */
final class GeneratedEntities {
    /** One class per number and process. */
    private static final Map<Integer, Class<?>> MADE = new ConcurrentHashMap<>();

    private GeneratedEntities() {}

    static Class<?>[] of(int count) {
        return IntStream.range(0, count)
                .<Class<?>>mapToObj(number -> MADE.computeIfAbsent(number, GeneratedEntities::generate))
                .toArray(Class<?>[]::new);
    }

    /** The same with an index, a unique column, a reference to the one before, and a sequence. */
    static Class<?>[] withKeys(int count) {
        return IntStream.range(0, count)
                .<Class<?>>mapToObj(number -> MADE.computeIfAbsent(-1 - number, GeneratedEntities::generate))
                .toArray(Class<?>[]::new);
    }

    private static Class<?> generate(int number) {
        boolean withKeys = number < 0;
        AnnotationDescription generated = AnnotationDescription.Builder.ofType(GeneratedValue.class)
                .define("strategy", withKeys ? GenerationType.SEQUENCE : GenerationType.IDENTITY)
                .build();
        AnnotationDescription index = AnnotationDescription.Builder.ofType(Index.class)
                .define("columnList", "stock")
                .build();
        DynamicType.Builder<?> type = new ByteBuddy()
                .subclass(Object.class)
                .name("org.tidewire.benchmarks.generated." + (withKeys ? "Keyed" + (-1 - number) : "Entity" + number))
                .annotateType(AnnotationDescription.Builder.ofType(Entity.class).build())
                .annotateType(AnnotationDescription.Builder.ofType(Table.class)
                        .defineAnnotationArray(
                                "indexes",
                                TypeDescription.ForLoadedType.of(Index.class),
                                withKeys ? new AnnotationDescription[] {index} : new AnnotationDescription[0])
                        .build())
                .defineField("id", Long.class, Visibility.PUBLIC)
                .annotateField(AnnotationDescription.Builder.ofType(Id.class).build(), generated)
                .defineField("name", String.class, Visibility.PUBLIC)
                .annotateField(AnnotationDescription.Builder.ofType(Column.class)
                        .define("unique", withKeys)
                        .build())
                .defineField("price", BigDecimal.class, Visibility.PUBLIC)
                .defineField("stock", int.class, Visibility.PUBLIC)
                .defineField("open", boolean.class, Visibility.PUBLIC)
                .defineField("changed", Instant.class, Visibility.PUBLIC);
        if (number < -1) {
            type = type.defineField("before", MADE.get(number + 1), Visibility.PUBLIC)
                    .annotateField(AnnotationDescription.Builder.ofType(ManyToOne.class)
                            .build());
        }
        return type.make()
                .load(GeneratedEntities.class.getClassLoader(), ClassLoadingStrategy.Default.INJECTION)
                .getLoaded();
    }
}
