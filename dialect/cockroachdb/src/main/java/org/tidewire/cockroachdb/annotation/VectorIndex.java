package org.tidewire.cockroachdb.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Locale;
import org.hibernate.annotations.TypeBinderType;
import org.hibernate.boot.model.relational.InitCommand;
import org.tidewire.cockroachdb.internal.mapping.AnnotatedTable;
import org.tidewire.cockroachdb.internal.mapping.TableBinder;

/**
 * An index for the nearest vectors to a given one, from CockroachDB 25.2 on, where the cluster setting {@code
 * feature.vector_index.enabled} is on. Rendered as {@code create vector index vi on t (tenant, v vector_cosine_ops)}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@TypeBinderType(binder = VectorIndex.Binder.class)
public @interface VectorIndex {
    /** What is near: a query uses the index only if it orders by the same distance. */
    enum Distance {
        /** The straight line. */
        L2,
        /** The angle. */
        COSINE,
        /** The inner product. */
        IP
    }

    /**
     * The name.
     *
     * @return of the index
     */
    String name();

    /**
     * The column of vectors.
     *
     * @return its name
     */
    String column();

    /**
     * Columns before it, each of which a query fixes to a value.
     *
     * @return names of columns
     */
    String[] prefix() default {};

    /**
     * The distance that the index knows.
     *
     * @return one of three
     */
    Distance distance() default Distance.L2;

    /** For Hibernate, which calls it for each annotated class. */
    final class Binder extends TableBinder<VectorIndex> {
        /** For Hibernate. */
        public Binder() {}

        @Override
        protected void apply(VectorIndex annotation, AnnotatedTable table) {
            if (table.dialect().getVersion().isBefore(25, 2)) {
                throw table.refusal("needs CockroachDB 25.2, where vector indexes begin");
            }
            String prefix = annotation.prefix().length == 0 ? "" : table.columns(annotation.prefix()) + ", ";
            String columns = prefix + table.quotedColumn(annotation.column()) + " vector_"
                    + annotation.distance().name().toLowerCase(Locale.ROOT) + "_ops";
            String name = table.identifier(annotation.name());
            table.table()
                    .addInitCommand(context -> new InitCommand("create vector index %s on %s (%s)"
                            .formatted(name, context.format(table.table().getQualifiedTableName()), columns)));
        }
    }
}
