package org.tidewire.cockroachdb.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.hibernate.annotations.TypeBinderType;
import org.hibernate.mapping.Index;
import org.hibernate.mapping.PrimaryKey;
import org.tidewire.cockroachdb.internal.mapping.AnnotatedTable;
import org.tidewire.cockroachdb.internal.mapping.TableBinder;

/**
 * Spreads the primary key of an entity's table, or indexes of it, over ranges by a hash, so that ascending values make no hot spot.
 * Rendered as {@code primary key (id) using hash with (bucket_count = 8)}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@TypeBinderType(binder = HashSharded.Binder.class)
public @interface HashSharded {
    /**
     * How many ranges there are.
     *
     * @return a number of buckets, at least 2, or 0 for the server's default
     */
    int buckets() default 0;

    /**
     * The indexes to spread in place of the primary key.
     *
     * @return the names of indexes of the mapping
     */
    String[] indexes() default {};

    /** For Hibernate, which calls it for each annotated class. */
    final class Binder extends TableBinder<HashSharded> {
        /** For Hibernate. */
        public Binder() {}

        @Override
        protected void apply(HashSharded annotation, AnnotatedTable table) {
            if (annotation.buckets() < 0 || annotation.buckets() == 1) {
                throw table.refusal("needs at least 2 buckets, not " + annotation.buckets());
            }
            String hash = "using hash"
                    + (annotation.buckets() == 0 ? "" : " with (bucket_count = " + annotation.buckets() + ")");
            if (annotation.indexes().length == 0) {
                PrimaryKey key = table.table().getPrimaryKey();
                if (key == null) {
                    throw table.refusal("needs a primary key");
                }
                key.setOptions(hash);
            }
            for (String name : annotation.indexes()) {
                Index index = table.table().getIndexes().get(name);
                if (index == null) {
                    throw table.refusal("names the index '" + name + "', which the mapping of the table does not have");
                }
                index.setOptions(hash);
            }
        }
    }
}
