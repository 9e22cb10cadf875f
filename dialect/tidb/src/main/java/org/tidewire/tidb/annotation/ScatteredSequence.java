package org.tidewire.tidb.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.hibernate.annotations.AttributeBinderType;
import org.hibernate.annotations.IdGeneratorType;
import org.hibernate.binder.AttributeBinder;
import org.hibernate.boot.spi.MetadataBuildingContext;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.tidewire.tidb.internal.mapping.GeneratedKey;
import org.tidewire.tidb.internal.mapping.MappedTable;
import org.tidewire.tidb.internal.mapping.ScatteredSequenceGenerator;
import org.tidewire.tidb.internal.mapping.ShardedKey;

/**
 * An id from a sequence, scattered by the application: no hot spot, and inserts go out in JDBC batches.
 *
 * <pre>{@code
 * @Id
 * @ScatteredSequence(allocationSize = 1000)
 * Long id;
 * }</pre>
 *
 * <p>One call to the sequence brings {@link #allocationSize} numbers. The lowest {@link #shardBits} bits of a number are
 * repeated at the top of its id, below the sign: {@code id = (number mod 2^shardBits) << (rangeBits - 1 - shardBits) |
 * number}. That is how {@link AutoRandom} lays out its ids as well. Consecutive ids thus fall into different ranges of the
 * table, in turn; ids are positive; and no two are the same, however many clients draw from the sequence, since each holds
 * a number of the sequence whole. Neither {@code shardBits} nor {@code rangeBits} may change once there are rows.
 *
 * <p>It spreads the load as soon as the table has more than one region: a new table has one, until it grows or is told to
 * {@code split table ... between (0) and (9223372036854775807) regions 32}.
 *
 * <p>The id has to be a {@code Long} or {@code long} and the only {@code @Id}. On a database without sequences a table
 * stands for the sequence, as it does for {@link jakarta.persistence.GenerationType#SEQUENCE}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD})
@IdGeneratorType(ScatteredSequenceGenerator.class)
@AttributeBinderType(binder = ScatteredSequence.Binder.class)
public @interface ScatteredSequence {
    /**
     * The name of the sequence.
     *
     * @return the name, or the empty string for the one that Hibernate makes of the entity's name
     */
    String sequenceName() default "";

    /**
     * How many ids one call to the sequence brings: the sequence's increment.
     *
     * @return a number of ids, at least 1
     */
    int allocationSize() default 50;

    /**
     * How many numbers of the sequence each TiDB server keeps in its memory, so that it need not write for each call:
     * {@code cache} in the sequence's DDL. They are lost when the server ends. Rendered for TiDB only.
     *
     * @return a number of calls, or 0 for {@code nocache}
     */
    int cache() default 1000;

    /**
     * How many bits tell the shard: ids fall into 2 to the power of this many ranges.
     *
     * @return a number of bits between 1 and 15
     */
    int shardBits() default ShardedKey.DEFAULT_SHARD_BITS;

    /**
     * How many bits of the id are used, the sign included: 54 keeps ids within what a JavaScript number holds exactly.
     * {@code rangeBits - shardBits - 1} bits, at least 27, hold the number of the sequence; a larger one is refused.
     *
     * @return a number of bits between 32 and 64
     */
    int rangeBits() default ShardedKey.WIDEST_RANGE;

    /** For Hibernate, which calls it for each annotated attribute. */
    final class Binder implements AttributeBinder<ScatteredSequence> {
        /** For Hibernate. */
        public Binder() {}

        @Override
        public void bind(
                ScatteredSequence annotation,
                MetadataBuildingContext context,
                PersistentClass entity,
                Property attribute) {
            MappedTable.whenComplete(annotation, entity, attribute, context, table -> {
                new ShardedKey(annotation.shardBits(), annotation.rangeBits()).check(table);
                GeneratedKey.column(table, attribute);
                if (annotation.allocationSize() < 1) {
                    throw table.refusal("needs an allocationSize of at least 1, not " + annotation.allocationSize());
                }
                if (annotation.cache() < 0) {
                    throw table.refusal("needs a cache of at least 0, not " + annotation.cache());
                }
            });
        }
    }
}
