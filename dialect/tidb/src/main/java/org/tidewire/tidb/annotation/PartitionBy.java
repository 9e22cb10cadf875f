package org.tidewire.tidb.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.hibernate.annotations.TypeBinderType;
import org.tidewire.tidb.internal.mapping.MappedTable;
import org.tidewire.tidb.internal.mapping.Options;
import org.tidewire.tidb.internal.mapping.Partitioning;
import org.tidewire.tidb.internal.mapping.TableBinder;

/**
 * Divides an entity's table into partitions.
 *
 * <pre>{@code
 * @Entity
 * @PartitionBy(
 *         kind = PartitionBy.Kind.RANGE,
 *         columns = "created",
 *         ranges = {
 *             @PartitionBy.Range(name = "p2025", lessThan = "'2026-01-01'"),
 *             @PartitionBy.Range(name = "pmax", lessThan = "maxvalue")
 *         })
 * class LogLine {
 *     @Id @ScatteredSequence Long id;
 *     @PartitionKey LocalDateTime created;
 * }
 * }</pre>
 *
 * <p>The columns have to be part of the primary key and of every unique key: {@link org.hibernate.annotations.PartitionKey}
 * makes an attribute part of the primary key without making it part of the {@code @Id}. This is checked at boot, as is that
 * there is no foreign key from or to the table (error 1506). Rendered as {@code partition by range columns (`created`)
 * (...)}, {@code partition by hash (`id`) partitions 4} or {@code partition by key (`name`) partitions 4}. Does nothing on
 * other databases.
 *
 * <p>On a {@code @MappedSuperclass} it holds for each entity that inherits it, and on an entity of a {@code TABLE_PER_CLASS}
 * hierarchy for the tables of its subclasses too; the nearest annotation wins. In a {@code JOINED} hierarchy it is for the
 * one table of its class, and in a {@code SINGLE_TABLE} one it belongs on the root.
 *
 * @see <a href="https://docs.pingcap.com/tidb/stable/partitioned-table">Partitioning in TiDB's documentation</a>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@TypeBinderType(binder = PartitionBy.Binder.class)
public @interface PartitionBy {
    /** How a row finds its partition. */
    enum Kind {
        /** By the order of its columns' values: {@link PartitionBy#ranges}. */
        RANGE,
        /** By the remainder of one column of whole numbers: {@link PartitionBy#partitions}. */
        HASH,
        /** By a hash of columns of any type: {@link PartitionBy#partitions}. */
        KEY
    }

    /**
     * One partition of a table that is partitioned by range.
     *
     * <p>Rendered as {@code partition `p2025` values less than ('2026-01-01')}.
     */
    @Target({})
    @Retention(RetentionPolicy.RUNTIME)
    @interface Range {
        /**
         * The name of the partition.
         *
         * @return a name, which is quoted as it is rendered
         */
        String name();

        /**
         * Where the partition ends, as SQL: one literal for each column, separated by commas, or {@code maxvalue}.
         *
         * @return the end of the partition, which is not part of it
         */
        String lessThan();
    }

    /**
     * How a row finds its partition.
     *
     * @return by range, hash or key
     */
    Kind kind();

    /**
     * The columns that decide.
     *
     * @return names of columns, at least one
     */
    String[] columns();

    /**
     * For {@link Kind#RANGE}, the partitions in ascending order. Others are added later by {@code alter table}.
     *
     * @return the partitions, at least one
     */
    Range[] ranges() default {};

    /**
     * For {@link Kind#HASH} and {@link Kind#KEY}, how many partitions there are.
     *
     * @return a number between 1 and 8192
     */
    int partitions() default 0;

    /** For Hibernate, which calls it for each annotated class. */
    final class Binder extends TableBinder<PartitionBy> {
        /** For Hibernate. */
        public Binder() {}

        @Override
        protected void apply(PartitionBy annotation, MappedTable table) {
            table.keepIdInFront();
            table.table()
                    .setOptions(Options.append(table.table().getOptions(), new Partitioning(annotation, table).ddl()));
        }
    }
}
