package org.tidewire.tidb.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.hibernate.annotations.TypeBinderType;
import org.tidewire.tidb.internal.mapping.MappedTable;
import org.tidewire.tidb.internal.mapping.TableBinder;

/**
 * How many numbers each TiDB server takes into its memory for the {@code IDENTITY} ids of a table, 30,000 by default: ids
 * jump by as much with each server that is asked and each restart. With 1, ids count up over all servers as on MySQL.
 *
 * <p>Rendered as {@code /*T![auto_id_cache] AUTO_ID_CACHE=1 *}{@code /}. Does nothing on other databases. For ids from a
 * sequence, see {@link ScatteredSequence#cache} and {@code @SequenceGenerator(options = "cache 100")}.
 *
 * <p>On a {@code @MappedSuperclass} it holds for each entity that inherits it, and on an entity of a {@code TABLE_PER_CLASS}
 * hierarchy for the tables of its subclasses too; the nearest annotation wins. In a {@code JOINED} hierarchy it is for the
 * one table of its class, and in a {@code SINGLE_TABLE} one it belongs on the root.
 *
 * @see <a href="https://docs.pingcap.com/tidb/stable/auto-increment#cache-size-control">AUTO_ID_CACHE in TiDB's
 *     documentation</a>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@TypeBinderType(binder = AutoIdCache.Binder.class)
public @interface AutoIdCache {
    /**
     * How many numbers are taken at once.
     *
     * @return a number of ids, at least 1
     */
    long value();

    /** For Hibernate, which calls it for each annotated class. */
    final class Binder extends TableBinder<AutoIdCache> {
        /** For Hibernate. */
        public Binder() {}

        @Override
        protected void apply(AutoIdCache annotation, MappedTable table) {
            if (annotation.value() < 1) {
                throw table.refusal("needs a number of ids of at least 1, not " + annotation.value());
            }
            table.addOption("/*T![auto_id_cache] AUTO_ID_CACHE=%d */".formatted(annotation.value()));
        }
    }
}
