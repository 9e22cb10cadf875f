package org.tidewire.databend.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.hibernate.annotations.TypeBinderType;
import org.tidewire.databend.internal.mapping.AnnotatedTable;
import org.tidewire.databend.internal.mapping.StorageClauses;
import org.tidewire.databend.internal.mapping.TableBinder;

/**
 * Keeps no history of an entity's table: no time travel, and less storage. The rows themselves last.
 *
 * <p>Refused at boot beside {@link Engine @Engine("memory")}. Rendered as {@code create transient table}. Does nothing on
 * other databases.
 *
 * @see <a href="https://docs.databend.com/sql/sql-commands/ddl/table/ddl-create-transient-table">CREATE TRANSIENT TABLE in
 *     Databend's documentation</a>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@TypeBinderType(binder = TransientTable.Binder.class)
public @interface TransientTable {
    /** For Hibernate, which calls it for each annotated class. */
    final class Binder extends TableBinder<TransientTable> {
        /** For Hibernate. */
        public Binder() {}

        @Override
        protected void apply(TransientTable annotation, AnnotatedTable table) {
            if (table.hasClause("engine = memory")) {
                throw table.refusal("needs the engine fuse: a table of the engine memory has no history");
            }
            table.addClause(StorageClauses.TRANSIENT);
        }
    }
}
