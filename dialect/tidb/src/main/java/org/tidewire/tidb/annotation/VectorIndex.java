package org.tidewire.tidb.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.regex.Pattern;
import org.hibernate.annotations.AttributeBinderType;
import org.hibernate.binder.AttributeBinder;
import org.hibernate.boot.model.relational.InitCommand;
import org.hibernate.boot.spi.MetadataBuildingContext;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.tidewire.tidb.internal.mapping.MappedTable;

/**
 * An index for the nearest vectors to a given one, in TiFlash: it goes with {@link TiFlashReplica} on the entity, and with
 * a column of type {@code vector(n)}.
 *
 * <p>Rendered after the table is created as {@code alter table t /*T! add vector index if not exists `vi_embedding`
 * ((vec_cosine_distance(`embedding`))) *}{@code /}. Does nothing on other databases.
 *
 * @see <a href="https://docs.pingcap.com/tidb/stable/vector-search-index">Vector search index in TiDB's documentation</a>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD})
@AttributeBinderType(binder = VectorIndex.Binder.class)
public @interface VectorIndex {
    /** What is near: a query uses the index only if it orders by the same distance. */
    enum Distance {
        /** The angle: {@code vec_cosine_distance}. */
        COSINE("vec_cosine_distance"),
        /** The straight line: {@code vec_l2_distance}. */
        EUCLIDEAN("vec_l2_distance");

        private final String function;

        Distance(String function) {
            this.function = function;
        }
    }

    /**
     * The distance that the index knows.
     *
     * @return one of the two for which TiDB has indexes
     */
    Distance value();

    /**
     * The name of the index.
     *
     * @return the name, or the empty string for {@code vi_} and the column's name
     */
    String name() default "";

    /** For Hibernate, which calls it for each annotated attribute. */
    final class Binder implements AttributeBinder<VectorIndex> {
        private static final Pattern VECTOR = Pattern.compile("vector\\(\\d+\\)", Pattern.CASE_INSENSITIVE);

        /** For Hibernate. */
        public Binder() {}

        @Override
        public void bind(
                VectorIndex annotation, MetadataBuildingContext context, PersistentClass entity, Property attribute) {
            MappedTable.afterInheritance(annotation, entity, attribute, context, table -> {
                if (table.isOnTiDB()) {
                    apply(annotation, table, attribute);
                }
            });
        }

        private static void apply(VectorIndex annotation, MappedTable table, Property attribute) {
            if (attribute.getColumnSpan() != 1
                    || !VECTOR.matcher(table.ddlTypeOf(attribute.getColumns().get(0)))
                            .matches()) {
                throw table.refusal("needs a column of type vector(n)");
            }
            if (table.annotation(TiFlashReplica.class) == null) {
                throw table.refusal("needs @TiFlashReplica on the entity, since TiFlash keeps the index");
            }
            Column column = attribute.getColumns().get(0);
            String name = annotation.name().isEmpty() ? "vi_" + column.getName() : annotation.name();
            String quotedName = table.quotedInComment(name);
            String quotedColumn = table.quotedInComment(column);
            // Hibernate repeats the command where it truncates the table, whose index is there.
            table.tables()
                    .forEach(indexed -> indexed.addInitCommand(context ->
                            new InitCommand("alter table %s /*T! add vector index if not exists %s ((%s(%s))) */"
                                    .formatted(
                                            context.format(indexed.getQualifiedTableName()),
                                            quotedName,
                                            annotation.value().function,
                                            quotedColumn))));
        }
    }
}
