package org.tidewire.cockroachdb.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.hibernate.annotations.TypeBinderType;
import org.tidewire.cockroachdb.internal.mapping.Binders;

/**
 * An index for the nearest vectors to a given one, from CockroachDB 25.2 on, where the cluster setting {@code
 * feature.vector_index.enabled} is on. Rendered as {@code create vector index if not exists vi on t (tenant, v vector_cosine_ops)}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@TypeBinderType(binder = Binders.OfVectorIndex.class)
public @interface VectorIndex {
    /** What is near: a query uses the index only if it orders by the same distance. */
    enum Distance {
        /** The straight line. */
        L2,
        /** The angle. */
        COSINE,
        /** The inner product. */
        IP
    }

    /** {@return the name of the index} */
    String name();

    /** {@return the name of a column of the type {@code vector(n)}} */
    String column();

    /** {@return the names of columns before it, each of which a query fixes to a value} */
    String[] prefix() default {};

    /** {@return the distance that the index knows} */
    Distance distance() default Distance.L2;
}
