package org.tidewire.cockroachdb.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.hibernate.annotations.TypeBinderType;
import org.tidewire.cockroachdb.internal.mapping.Binders;

/**
 * Has CockroachDB delete the rows of an entity's table after the moment in one of its columns, and Hibernate is not told. A row
 * stays visible until the job has deleted it: queries leave it out themselves. Tables with other parts
 * of the entity need a foreign key with {@code @OnDelete}. Rendered as {@code with
 * (ttl_expiration_expression = 'expired_at', ttl_job_cron = '@daily')}. Of a table that is there {@code update} changes nothing: its
 * rows stay.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@TypeBinderType(binder = Binders.OfRowTtl.class)
public @interface RowTtl {
    /** {@return the name of a column of moments, such as an {@link java.time.Instant}'s, after which a row may be deleted} */
    String value();

    /** {@return when the job runs, in the notation of cron, or the empty string for the server's default} */
    String cron() default "";
}
