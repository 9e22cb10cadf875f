package org.tidewire.databend.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.TypeBinderType;
import org.tidewire.databend.internal.mapping.AnnotatedTable;
import org.tidewire.databend.internal.mapping.TableBinder;

/**
 * The columns that the rows of an entity's table are kept near each other by, so that queries on them read fewer blocks.
 *
 * <pre>{@code
 * @Entity
 * @ClusterBy({"region", "placed"})
 * class Sale { ... }
 * }</pre>
 *
 * <p>Refused at boot: no column, a column that the table does not have, and an engine that keeps no blocks. Rendered as
 * {@code cluster by (region, placed)}. Does nothing on other databases.
 *
 * @see <a href="https://docs.databend.com/guides/performance/cluster-key">Cluster keys in Databend's documentation</a>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@TypeBinderType(binder = ClusterBy.Binder.class)
public @interface ClusterBy {
    /**
     * The columns of the cluster key, the most used first.
     *
     * @return names of columns, as the database or the mapping has them
     */
    String[] value();

    /** For Hibernate, which calls it for each annotated class. */
    final class Binder extends TableBinder<ClusterBy> {
        /** For Hibernate. */
        public Binder() {}

        @Override
        protected void apply(ClusterBy annotation, AnnotatedTable table) {
            if (annotation.value().length == 0) {
                throw table.refusal("needs a column");
            }
            if (table.hasClause("engine = memory")) {
                throw table.refusal("needs the engine fuse: a table of the engine memory has no blocks");
            }
            table.addClause("cluster by ("
                    + Stream.of(annotation.value()).map(table::quotedColumn).collect(Collectors.joining(", ")) + ")");
        }
    }
}
