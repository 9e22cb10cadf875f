package org.tidewire.it.tidb.schema;

import static org.tidewire.it.schema.ChainedEntities.annotation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.stream.IntStream;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.DynamicType;
import org.tidewire.it.schema.ChainedEntities;
import org.tidewire.tidb.annotation.Clustered;

/** An entity with many indexes, of which every second one is unique, and two foreign keys. */
public final class EntityOfManyKeys {
    private EntityOfManyKeys() {}

    @Entity(name = "TargetOfManyKeys")
    public static class Target {
        @Id
        int id;
    }

    /** @param clustered whether the primary key is the row's handle, and no index */
    static Class<?> of(int keys, boolean clustered) {
        String name = "ManyKeys" + keys + (clustered ? "" : "NonClustered");
        return ChainedEntities.load(name, () -> entity(keys, clustered));
    }

    private static DynamicType.Builder<?> entity(int keys, boolean clustered) {
        AnnotationDescription[] indexes = IntStream.range(0, keys)
                .filter(number -> number % 2 == 0)
                .mapToObj(number -> annotation(Index.class)
                        .define("columnList", "c" + number)
                        .build())
                .toArray(AnnotationDescription[]::new);
        DynamicType.Builder<?> type = new ByteBuddy()
                .subclass(Object.class)
                .annotateType(
                        annotation(Entity.class).build(),
                        annotation(Clustered.class).define("value", clustered).build(),
                        annotation(Table.class)
                                .defineAnnotationArray(
                                        "indexes", TypeDescription.ForLoadedType.of(Index.class), indexes)
                                .build())
                .defineField("id", int.class, Visibility.PUBLIC)
                .annotateField(annotation(Id.class).build());
        for (int number = 0; number < keys; number++) {
            type = type.defineField("c" + number, Integer.class, Visibility.PUBLIC)
                    .annotateField(annotation(Column.class)
                            .define("unique", number % 2 == 1)
                            .build());
        }
        for (String reference : new String[] {"first", "second"}) {
            type = type.defineField(reference, Target.class, Visibility.PUBLIC)
                    .annotateField(annotation(ManyToOne.class).build());
        }
        return type;
    }
}
