package org.tidewire.cockroachdb.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.hibernate.annotations.TypeBinderType;
import org.tidewire.cockroachdb.internal.mapping.Binders;

/**
 * Spreads the primary key of an entity's table, or indexes of it, over ranges by a hash, so that ascending values make no hot spot.
 * Rendered as {@code primary key (id) using hash with (bucket_count = 8)}, and for an index around its options: {@code using hash
 * storing (b) with (bucket_count = 8) where ..}. Of a key or index that is there {@code update} changes nothing.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@TypeBinderType(binder = Binders.OfHashSharded.class)
public @interface HashSharded {
    /** {@return a number of ranges, 2 to 2,048, or 0 for the server's default} */
    int buckets() default 0;

    /** {@return the names of indexes of the mapping that are not unique, which are spread in place of the primary key} */
    String[] indexes() default {};
}
