package org.tidewire.cockroachdb.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.hibernate.annotations.TypeBinderType;
import org.tidewire.cockroachdb.internal.mapping.AnnotatedTable;
import org.tidewire.cockroachdb.internal.mapping.TableBinder;

/**
 * Has CockroachDB delete the rows of an entity's table after the moment in one of its columns, and Hibernate is not told. A row
 * stays visible until the job has deleted it: queries leave it out themselves. Rendered as {@code with
 * (ttl_expiration_expression = 'expired_at', ttl_job_cron = '@daily')}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@TypeBinderType(binder = RowTtl.Binder.class)
public @interface RowTtl {
    /**
     * The column with the moment after which a row may be deleted.
     *
     * @return the name of a column of moments, such as an {@link java.time.Instant}'s
     */
    String value();

    /**
     * When the job runs.
     *
     * @return in the notation of cron, or the empty string for the server's default
     */
    String cron() default "";

    /** For Hibernate, which calls it for each annotated class. */
    final class Binder extends TableBinder<RowTtl> {
        /** For Hibernate. */
        public Binder() {}

        @Override
        protected void apply(RowTtl annotation, AnnotatedTable table) {
            if (!table.isMoment(annotation.value())) {
                throw table.refusal(
                        "needs a column of moments, such as an Instant's, and " + annotation.value() + " is not");
            }
            table.restrictingTables().sorted().findFirst().ifPresent(other -> {
                throw table.refusal("would fail while a foreign key of the table " + other
                        + " keeps rows from being deleted: declare it with @OnDelete");
            });
            String cron =
                    annotation.cron().isEmpty() ? "" : ", ttl_job_cron = " + AnnotatedTable.quoted(annotation.cron());
            String column = AnnotatedTable.quoted(table.quotedColumn(annotation.value()));
            table.addClause("with (ttl_expiration_expression = " + column + cron + ")");
        }
    }
}
