package org.tidewire.cockroachdb.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.hibernate.annotations.IdGeneratorType;
import org.tidewire.cockroachdb.internal.mapping.NodeCachedSequenceGenerator;

/**
 * An id from a sequence of which each node of the cluster keeps numbers in its memory: each {@code nextval} without a cache is a
 * replicated write. Rendered as {@code create sequence s start with 1 increment by 50 per node cache 10}; before CockroachDB 24.1
 * each connection has a cache. On other databases it is a plain sequence.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD})
@IdGeneratorType(NodeCachedSequenceGenerator.class)
public @interface NodeCachedSequence {
    /** {@return the name of the sequence, or the empty string for the one that Hibernate makes of the entity's name} */
    String sequenceName() default "";

    /** {@return how many ids one call to the sequence brings: its increment, at least 1} */
    int allocationSize() default 50;

    /** {@return for how many calls a node keeps numbers, at least 2} */
    int cache() default 10;
}
