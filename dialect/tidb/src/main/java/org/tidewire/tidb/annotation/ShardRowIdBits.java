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
 * Scatters the hidden number by which TiDB stores the rows of a nonclustered table, so that concurrent inserts do not all
 * meet in one region. For keys that TiDB cannot scatter itself: text, composite keys, {@code IDENTITY}.
 *
 * <p>It goes with {@link Clustered @Clustered(false)}; a clustered table is refused at boot. Rendered as
 * {@code /*T! SHARD_ROW_ID_BITS=4 PRE_SPLIT_REGIONS=2 *}{@code /}. Does nothing on other databases.
 *
 * <p>On a {@code @MappedSuperclass} it holds for each entity that inherits it, and on an entity of a {@code TABLE_PER_CLASS}
 * hierarchy for the tables of its subclasses too; the nearest annotation wins. In a {@code JOINED} hierarchy it is for the
 * one table of its class, and in a {@code SINGLE_TABLE} one it belongs on the root.
 *
 * @see <a href="https://docs.pingcap.com/tidb/stable/shard-row-id-bits">SHARD_ROW_ID_BITS in TiDB's documentation</a>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@TypeBinderType(binder = ShardRowIdBits.Binder.class)
public @interface ShardRowIdBits {
    /**
     * How many bits tell the shard: rows fall into 2 to the power of this many ranges.
     *
     * @return a number of bits between 1 and 15
     */
    int value();

    /**
     * How often the new table is split in two: it begins with 2 to the power of this many regions, rather than with one.
     *
     * @return a number between 0, for none, and {@link #value}
     */
    int preSplitRegions() default 0;

    /** For Hibernate, which calls it for each annotated class. */
    final class Binder extends TableBinder<ShardRowIdBits> {
        private static final int MOST_BITS = 15;

        /** For Hibernate. */
        public Binder() {}

        @Override
        protected void apply(ShardRowIdBits annotation, MappedTable table) {
            int bits = annotation.value();
            int regions = annotation.preSplitRegions();
            if (bits < 1 || bits > MOST_BITS) {
                throw table.refusal("needs a number of bits between 1 and " + MOST_BITS + ", not " + bits);
            }
            if (regions < 0 || regions > bits) {
                throw table.refusal("needs preSplitRegions between 0 and its " + bits + " bits, not " + regions);
            }
            if (!table.isNonclustered()) {
                throw table.refusal("needs @Clustered(false) beside it: a clustered table has no row id to shard");
            }
            table.addOption(
                    regions == 0
                            ? "/*T! SHARD_ROW_ID_BITS=%d */".formatted(bits)
                            : "/*T! SHARD_ROW_ID_BITS=%d PRE_SPLIT_REGIONS=%d */".formatted(bits, regions));
        }
    }
}
