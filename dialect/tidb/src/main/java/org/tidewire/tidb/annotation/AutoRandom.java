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
import org.hibernate.id.IdentityGenerator;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.tidewire.tidb.internal.mapping.AutoRandomKey;
import org.tidewire.tidb.internal.mapping.MappedTable;
import org.tidewire.tidb.internal.mapping.ShardedKey;

/**
 * An id that TiDB makes on insert, such that the ids of concurrent transactions lie far apart and no region becomes a hot
 * spot. Hibernate reads it back.
 *
 * <pre>{@code
 * @Id
 * @AutoRandom
 * Long id;
 * }</pre>
 *
 * <p>The id has to be a {@code Long} or {@code long} and the only {@code @Id}; the table becomes clustered by it. As with
 * {@code IDENTITY}, each insert is a statement of its own, because Hibernate has to see the key: where many rows are
 * inserted at once, {@link ScatteredSequence} scatters as well and is batched. TiDB refuses an insert that names the id by
 * itself, unless {@code allow_auto_random_explicit_insert} is on: so does the dialect, which names {@code upsert} and HQL.
 * Tables of a {@code TABLE_PER_CLASS} hierarchy cannot share such a key, and are refused at boot.
 *
 * <p>On any other database it is {@code IDENTITY}.
 *
 * @see <a href="https://docs.pingcap.com/tidb/stable/auto-random">AUTO_RANDOM in TiDB's documentation</a>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD})
@IdGeneratorType(IdentityGenerator.class)
@AttributeBinderType(binder = AutoRandom.Binder.class)
public @interface AutoRandom {
    /**
     * How many bits tell the shard: ids fall into 2 to the power of this many ranges.
     *
     * @return a number of bits between 1 and 15
     */
    int shardBits() default ShardedKey.DEFAULT_SHARD_BITS;

    /**
     * How many bits of the id are used, the sign included: 54 keeps ids within what a JavaScript number holds exactly.
     * {@code rangeBits - shardBits - 1} bits, at least 27, are left to count with.
     *
     * @return a number of bits between 32 and 64
     */
    int rangeBits() default ShardedKey.WIDEST_RANGE;

    /** For Hibernate, which calls it for each annotated attribute. */
    final class Binder implements AttributeBinder<AutoRandom> {
        /** For Hibernate. */
        public Binder() {}

        @Override
        public void bind(
                AutoRandom annotation, MetadataBuildingContext context, PersistentClass entity, Property attribute) {
            MappedTable.whenComplete(
                    annotation,
                    entity,
                    attribute,
                    context,
                    table -> new AutoRandomKey(annotation, attribute).apply(table));
        }
    }
}
