package org.tidewire.tidb.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.hibernate.annotations.TypeBinderType;
import org.tidewire.tidb.internal.mapping.MappedTable;
import org.tidewire.tidb.internal.mapping.TableBinder;

/**
 * Where the replicas of an entity's table live. The policy has to be there before the table is created (error 8239
 * otherwise): {@code create placement policy if not exists eu regions='eu-central-1'}.
 *
 * <p>On a {@code @MappedSuperclass} it holds for each entity that inherits it, and on an entity of a {@code TABLE_PER_CLASS}
 * hierarchy for the tables of its subclasses too; the nearest annotation wins. In a {@code JOINED} hierarchy it is for the
 * one table of its class, and in a {@code SINGLE_TABLE} one it belongs on the root.
 *
 * <p>Rendered as {@code /*T![placement] PLACEMENT POLICY=`eu` *}{@code /}. Does nothing on other databases.
 *
 * @see <a href="https://docs.pingcap.com/tidb/stable/placement-rules-in-sql">Placement rules in TiDB's documentation</a>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@TypeBinderType(binder = PlacementPolicy.Binder.class)
public @interface PlacementPolicy {
    /**
     * The name of the policy.
     *
     * @return a name, which is quoted as it is rendered
     */
    String value();

    /** For Hibernate, which calls it for each annotated class. */
    final class Binder extends TableBinder<PlacementPolicy> {
        /** For Hibernate. */
        public Binder() {}

        @Override
        protected void apply(PlacementPolicy annotation, MappedTable table) {
            if (annotation.value().isBlank()) {
                throw table.refusal("needs the name of a policy");
            }
            table.addOption("/*T![placement] PLACEMENT POLICY=" + table.quotedInComment(annotation.value()) + " */");
        }
    }
}
