package org.tidewire.it.tidb.schema;

import static org.tidewire.it.schema.ChainedEntities.annotation;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDateTime;
import java.util.stream.IntStream;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.dynamic.DynamicType;
import org.tidewire.it.schema.ChainedEntities;
import org.tidewire.tidb.annotation.AutoRandom;
import org.tidewire.tidb.annotation.TiFlashReplica;
import org.tidewire.tidb.annotation.Ttl;

/**
 * Entities in several databases by turns, with options that TiDB's dialect compares with the server: all have a time to live and a
 * replica in TiFlash, and the keys are {@code AUTO_RANDOM} or from a sequence. None refers to another.
 */
final class EntitiesWithOptions {
    private EntitiesWithOptions() {}

    static Class<?>[] of(int count, String... catalogs) {
        return IntStream.range(0, count)
                .mapToObj(number -> ChainedEntities.load(
                        "WithOptions" + number, () -> entity(number % 2 == 0, catalogs[number / 2 % catalogs.length])))
                .toArray(Class<?>[]::new);
    }

    private static DynamicType.Builder<?> entity(boolean autoRandom, String catalog) {
        return new ByteBuddy()
                .subclass(Object.class)
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
                .defineField("made", LocalDateTime.class, Visibility.PUBLIC);
    }
}
