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
 * Where the rows of an entity's table are kept in a cluster of several regions, whose database has a primary region. Rendered as
 * {@code locality global}, {@code locality regional by table in primary region} or {@code locality regional by row}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@TypeBinderType(binder = Locality.Binder.class)
public @interface Locality {
    /** What decides where a row is. */
    enum Kind {
        /** Read everywhere at once, and written slowly. */
        GLOBAL,
        /** In one region. */
        REGIONAL_BY_TABLE,
        /** Each row has its own region. */
        REGIONAL_BY_ROW
    }

    /**
     * The kind.
     *
     * @return what decides where a row is
     */
    Kind value();

    /**
     * The region of the table, for {@link Kind#REGIONAL_BY_TABLE}.
     *
     * @return a name, or the empty string for the primary region
     */
    String region() default "";

    /**
     * The column with the region of a row, for {@link Kind#REGIONAL_BY_ROW}.
     *
     * @return its name, or the empty string for one that CockroachDB adds
     */
    String column() default "";

    /** For Hibernate, which calls it for each annotated class. */
    final class Binder extends TableBinder<Locality> {
        /** For Hibernate. */
        public Binder() {}

        @Override
        protected void apply(Locality annotation, AnnotatedTable table) {
            Kind kind = annotation.value();
            if ((kind != Kind.REGIONAL_BY_TABLE && !annotation.region().isEmpty())
                    || (kind != Kind.REGIONAL_BY_ROW && !annotation.column().isEmpty())) {
                throw table.refusal("has a region or a column that does not go with " + kind);
            }
            String region = annotation.region();
            table.addClause(
                    switch (kind) {
                        case GLOBAL -> "locality global";
                        case REGIONAL_BY_TABLE ->
                            "locality regional by table in "
                                    + (region.isEmpty() ? "primary region" : '"' + region.replace("\"", "\"\"") + '"');
                        case REGIONAL_BY_ROW ->
                            "locality regional by row"
                                    + (annotation.column().isEmpty()
                                            ? ""
                                            : " as " + table.columns(annotation.column()));
                    });
        }
    }
}
