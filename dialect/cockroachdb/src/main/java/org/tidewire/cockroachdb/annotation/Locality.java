package org.tidewire.cockroachdb.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.hibernate.annotations.TypeBinderType;
import org.tidewire.cockroachdb.internal.mapping.Binders;

/**
 * Where the rows of an entity's table are kept in a cluster of several regions, whose database has a primary region. Rendered as
 * {@code locality global}, {@code locality regional by table in primary region} or {@code locality regional by row}. Of a table that is
 * there {@code update} changes nothing.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@TypeBinderType(binder = Binders.OfLocality.class)
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

    /** {@return what decides where a row is} */
    Kind value();

    /** {@return the table's region, for {@link Kind#REGIONAL_BY_TABLE}, or the empty string for the primary region} */
    String region() default "";

    /**
     * {@return the column with the region of a row, for {@link Kind#REGIONAL_BY_ROW}, or the empty string for one that CockroachDB
     * adds} Its type is {@code crdb_internal_region}, and it is not null. Text is written by {@code @ColumnTransformer(write =
     * "cast(? as crdb_internal_region)")}, and compared as {@code cast(home as String)}: the server casts neither by itself.
     */
    String column() default "";
}
