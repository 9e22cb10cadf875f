package org.tidewire.cockroachdb.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.hibernate.annotations.TypeBinderType;
import org.tidewire.cockroachdb.internal.mapping.Binders;

/**
 * Columns that are stored together, apart from the others: an update writes only the families that it changes. Rendered as
 * {@code family f1 (a, b)} among the columns. {@code skip locked} is refused for a table of several
 * families. Of a table that is there {@code update} changes nothing.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(ColumnFamily.List.class)
@TypeBinderType(binder = Binders.OfColumnFamily.class)
public @interface ColumnFamily {
    /** {@return the name of the family} */
    String name();

    /** {@return the names of its columns} */
    String[] columns();

    /** Several families. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @TypeBinderType(binder = Binders.OfColumnFamilies.class)
    @interface List {
        /** {@return the families} */
        ColumnFamily[] value();
    }
}
