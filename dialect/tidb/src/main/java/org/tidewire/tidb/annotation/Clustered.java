package org.tidewire.tidb.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.hibernate.annotations.TypeBinderType;
import org.hibernate.mapping.UnionSubclass;
import org.tidewire.tidb.internal.mapping.MappedTable;
import org.tidewire.tidb.internal.mapping.Options;
import org.tidewire.tidb.internal.mapping.TableBinder;

/**
 * Whether the rows of an entity's table are stored in the order of the primary key, whatever the server's default is
 * ({@code tidb_enable_clustered_index}).
 *
 * <p>{@code @Clustered} saves a look-up for each row that is found by its key, and makes a key that counts up a hot spot.
 * {@code @Clustered(false)} stores the rows by a hidden number of TiDB's own, which {@link ShardRowIdBits} scatters.
 *
 * <p>Rendered as {@code primary key (id) /*T![clustered_index] NONCLUSTERED *}{@code /}. It cannot be changed once the
 * table is there (error 8200). Does nothing on other databases.
 *
 * <p>On a {@code @MappedSuperclass} it holds for each entity that inherits it; the nearest annotation wins. A
 * {@code TABLE_PER_CLASS} hierarchy has one key, and says it on its root; in a {@code JOINED} hierarchy it is for the one
 * table of its class.
 *
 * @see <a href="https://docs.pingcap.com/tidb/stable/clustered-indexes">Clustered indexes in TiDB's documentation</a>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@TypeBinderType(binder = Clustered.Binder.class)
public @interface Clustered {
    /**
     * Clustered or nonclustered.
     *
     * @return false for {@code NONCLUSTERED}
     */
    boolean value() default true;

    /** For Hibernate, which calls it for each annotated class. */
    final class Binder extends TableBinder<Clustered> {
        /** For Hibernate. */
        public Binder() {}

        @Override
        protected void apply(Clustered annotation, MappedTable table) {
            Clustered ofTheRoot = table.rootAnnotation(Clustered.class);
            if (table.entity() instanceof UnionSubclass && !annotation.equals(ofTheRoot)) {
                throw table.refusal("belongs on the root of the hierarchy, whose key all its tables share");
            }
            table.primaryKey().setOptions(annotation.value() ? Options.CLUSTERED : Options.NONCLUSTERED);
        }
    }
}
