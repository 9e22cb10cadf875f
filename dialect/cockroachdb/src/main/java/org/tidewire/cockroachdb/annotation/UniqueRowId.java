package org.tidewire.cockroachdb.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.hibernate.annotations.IdGeneratorType;
import org.tidewire.cockroachdb.internal.mapping.UniqueRowIdGenerator;

/**
 * An id that CockroachDB makes from the time and the node, without coordination; more than 2 to the power of 53. Rendered as {@code
 * id bigint default unique_rowid() not null}, and read back by {@code returning}: inserts are sent one by one. On other databases
 * it is an identity column.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD})
@IdGeneratorType(UniqueRowIdGenerator.class)
public @interface UniqueRowId {
    /** {@return true for {@code unordered_unique_rowid()}, whose ids come in no order and make no hot spot} */
    boolean unordered() default false;
}
