package org.tidewire.cratedb.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.TypeBinderType;
import org.tidewire.cratedb.internal.mapping.AnnotatedTable;
import org.tidewire.cratedb.internal.mapping.TableBinder;

/**
 * Into which shards and partitions the rows of an entity's table go, how often each shard is copied, and when it is refreshed.
 *
 * <pre>{@code
 * @Entity
 * @Sharding(clusteredBy = "device", shards = 6, partitionedBy = "month", refreshInterval = 500)
 * class Reading { ... }
 * }</pre>
 *
 * <p>Refused at boot: a column that the table or its primary key does not have, one that is in both lists, and an annotation
 * without an element. Does nothing on other databases.
 *
 * @see <a href="https://cratedb.com/docs/crate/reference/en/latest/general/ddl/sharding.html">Sharding in CrateDB's
 *     documentation</a>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@TypeBinderType(binder = Sharding.Binder.class)
public @interface Sharding {
    /**
     * The column that chooses the shard.
     *
     * @return a column of the primary key; empty for all of them
     */
    String clusteredBy() default "";

    /**
     * How many shards the table, or each of its partitions, has.
     *
     * @return 0 for the server's choice
     */
    int shards() default 0;

    /**
     * The columns whose values each make a partition.
     *
     * @return columns of the primary key; none for a table without partitions
     */
    String[] partitionedBy() default {};

    /**
     * How often each shard is copied.
     *
     * @return a number or a range, such as {@code 0-1}; empty for the server's choice
     */
    String replicas() default "";

    /**
     * When a shard is refreshed.
     *
     * @return milliseconds, 0 for never; -1 for the server's choice
     */
    int refreshInterval() default -1;

    /** For Hibernate, which calls it for each annotated class. */
    final class Binder extends TableBinder<Sharding> {
        /** For Hibernate. */
        public Binder() {}

        @Override
        protected void apply(Sharding annotation, AnnotatedTable table) {
            List<String> clauses = new ArrayList<>();
            addClustering(annotation, table, clauses);
            if (annotation.partitionedBy().length > 0) {
                clauses.add("partitioned by ("
                        + Stream.of(annotation.partitionedBy())
                                .map(table::keyColumn)
                                .collect(Collectors.joining(", ")) + ")");
            }
            addParameters(annotation, table, clauses);
            if (clauses.isEmpty()) {
                throw table.refusal("needs an element");
            }
            table.addOptions(String.join(" ", clauses));
        }

        private static void addClustering(Sharding annotation, AnnotatedTable table, List<String> clauses) {
            if (annotation.shards() < 0) {
                throw table.refusal("has a negative number of shards");
            }
            String by = annotation.clusteredBy();
            if (List.of(annotation.partitionedBy()).contains(by)) {
                throw table.refusal("names the column '" + by + "' twice, for shards and for partitions");
            }
            if (!by.isEmpty() || annotation.shards() > 0) {
                clauses.add("clustered" + (by.isEmpty() ? "" : " by (" + table.keyColumn(by) + ")")
                        + (annotation.shards() > 0 ? " into " + annotation.shards() + " shards" : ""));
            }
        }

        private static void addParameters(Sharding annotation, AnnotatedTable table, List<String> clauses) {
            List<String> parameters = new ArrayList<>();
            if (!annotation.replicas().isEmpty()) {
                if (!annotation.replicas().matches("\\d{1,3}(-(\\d{1,3}|all))?")) {
                    throw table.refusal(
                            "has replicas = \"" + annotation.replicas() + "\", which is no number or range");
                }
                parameters.add("number_of_replicas = '" + annotation.replicas() + "'");
            }
            if (annotation.refreshInterval() >= 0) {
                parameters.add("refresh_interval = " + annotation.refreshInterval());
            }
            if (!parameters.isEmpty()) {
                clauses.add("with (" + String.join(", ", parameters) + ")");
            }
        }
    }
}
