package org.tidewire.benchmarks;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;

/**
 * Entities of six columns with {@code IDENTITY} keys, which have the same schema on every dialect. For sequences MySQLDialect
 * would create tables.
 */
final class GeneratedEntities {
    /** One class per number and process. */
    private static final Map<Integer, Class<?>> MADE = new ConcurrentHashMap<>();

    private GeneratedEntities() {}

    static Class<?>[] of(int count) {
        return IntStream.range(0, count)
                .<Class<?>>mapToObj(number -> MADE.computeIfAbsent(number, GeneratedEntities::generate))
                .toArray(Class<?>[]::new);
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
