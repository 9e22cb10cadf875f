package org.tidewire.benchmarks.boot;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;

/**
 * As many entities as are wanted: six columns each, and {@code IDENTITY}, which is the same schema for every dialect. With
 * ids from sequences Hibernate's MySQLDialect would make a table for each sequence, and the others read the list of
 * sequences, by one query.
 */
final class GeneratedEntities {
    /** A class is made once for each process. */
    private static final Map<Integer, Class<?>> MADE = new ConcurrentHashMap<>();

    private GeneratedEntities() {}

    static List<Class<?>> of(int count) {
        return IntStream.range(0, count)
                .<Class<?>>mapToObj(number -> MADE.computeIfAbsent(number, GeneratedEntities::generate))
                .toList();
    }

    private static Class<?> generate(int number) {
        AnnotationDescription generated = AnnotationDescription.Builder.ofType(GeneratedValue.class)
                .define("strategy", GenerationType.IDENTITY)
                .build();
        return new ByteBuddy()
                .subclass(Object.class)
                .name("org.tidewire.benchmarks.generated.Entity" + number)
                .annotateType(AnnotationDescription.Builder.ofType(Entity.class).build())
                .defineField("id", Long.class, Visibility.PUBLIC)
                .annotateField(AnnotationDescription.Builder.ofType(Id.class).build(), generated)
                .defineField("name", String.class, Visibility.PUBLIC)
                .defineField("price", BigDecimal.class, Visibility.PUBLIC)
                .defineField("stock", int.class, Visibility.PUBLIC)
                .defineField("open", boolean.class, Visibility.PUBLIC)
                .defineField("changed", Instant.class, Visibility.PUBLIC)
                .make()
                .load(GeneratedEntities.class.getClassLoader(), ClassLoadingStrategy.Default.INJECTION)
                .getLoaded();
    }
}
