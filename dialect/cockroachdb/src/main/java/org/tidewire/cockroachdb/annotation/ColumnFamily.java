package org.tidewire.cockroachdb.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.hibernate.annotations.TypeBinderType;
import org.tidewire.cockroachdb.internal.mapping.AnnotatedTable;
import org.tidewire.cockroachdb.internal.mapping.TableBinder;

/**
 * Columns that are stored together, apart from the others: an update writes only the families that it changes. Rendered as
 * {@code family f1 (a, b)} among the columns. {@code skip locked} is refused by the server on such a table.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(ColumnFamily.List.class)
@TypeBinderType(binder = ColumnFamily.Binder.class)
public @interface ColumnFamily {
    /**
     * The name.
     *
     * @return of the family
     */
    String name();

    /**
     * The columns.
     *
     * @return their names
     */
    String[] columns();

    /** Several families. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @TypeBinderType(binder = ListBinder.class)
    @interface List {
        /**
         * The families.
         *
         * @return in this order
         */
        ColumnFamily[] value();
    }

    /** For Hibernate, which calls it for each annotated class. */
    final class ListBinder extends TableBinder<List> {
        /** For Hibernate. */
        public ListBinder() {}

        @Override
        protected void apply(List annotation, AnnotatedTable table) {
            for (ColumnFamily family : annotation.value()) {
                Binder.add(family, table);
            }
        }
    }

    /** For Hibernate, which calls it for each annotated class. */
    final class Binder extends TableBinder<ColumnFamily> {
        /** For Hibernate. */
        public Binder() {}

        @Override
        protected void apply(ColumnFamily annotation, AnnotatedTable table) {
            add(annotation, table);
        }

        static void add(ColumnFamily family, AnnotatedTable table) {
            table.addDeclaration(
                    "family %s (%s)".formatted(table.identifier(family.name()), table.columns(family.columns())));
        }
    }
}
