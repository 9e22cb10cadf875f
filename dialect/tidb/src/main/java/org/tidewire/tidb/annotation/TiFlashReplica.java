package org.tidewire.tidb.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.hibernate.annotations.TypeBinderType;
import org.hibernate.boot.model.relational.InitCommand;
import org.tidewire.tidb.internal.mapping.MappedTable;
import org.tidewire.tidb.internal.mapping.TableBinder;

/**
 * Has TiFlash keep an entity's table by column too, for analytical queries and vector search.
 *
 * <p>On a {@code @MappedSuperclass} it holds for each entity that inherits it, and on an entity of a {@code TABLE_PER_CLASS}
 * hierarchy for the tables of its subclasses too; the nearest annotation wins. In a {@code JOINED} hierarchy it is for the
 * one table of its class, and in a {@code SINGLE_TABLE} one it belongs on the root.
 *
 * <p>Rendered after the table is created as {@code alter table t /*T! set tiflash replica 1 *}{@code /}; a cluster with
 * fewer TiFlash servers refuses it (error 1105). Does nothing on other databases.
 *
 * @see <a href="https://docs.pingcap.com/tidb/stable/create-tiflash-replicas">TiFlash replicas in TiDB's documentation</a>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@TypeBinderType(binder = TiFlashReplica.Binder.class)
public @interface TiFlashReplica {
    /**
     * How many replicas there are.
     *
     * @return a number of replicas, at least 1 and at most one for each TiFlash server
     */
    int value() default 1;

    /** For Hibernate, which calls it for each annotated class. */
    final class Binder extends TableBinder<TiFlashReplica> {
        /** For Hibernate. */
        public Binder() {}

        @Override
        protected void apply(TiFlashReplica annotation, MappedTable table) {
            if (annotation.value() < 1) {
                throw table.refusal("needs at least 1 replica, not " + annotation.value());
            }
            table.table()
                    .addInitCommand(context -> new InitCommand("alter table "
                            + context.format(table.table().getQualifiedTableName())
                            + " /*T! set tiflash replica " + annotation.value() + " */"));
        }
    }
}
