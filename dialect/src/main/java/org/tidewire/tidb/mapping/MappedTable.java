package org.tidewire.tidb.mapping;

import java.lang.annotation.Annotation;
import java.util.function.Consumer;
import org.hibernate.AnnotationException;
import org.hibernate.boot.spi.InFlightMetadataCollector;
import org.hibernate.boot.spi.MetadataBuildingContext;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.Table;
import org.tidewire.tidb.TiDBDialect;

/** The primary table of an annotated entity, as it is once Hibernate knows the whole mapping. */
final class MappedTable {
    private final String where;
    private final PersistentClass entity;
    private final InFlightMetadataCollector metadata;

    private MappedTable(String where, PersistentClass entity, InFlightMetadataCollector metadata) {
        this.where = where;
        this.entity = entity;
        this.metadata = metadata;
    }

    /**
     * Has {@code use} called once all columns, keys and constraints are there. It is the last step of Hibernate's that can
     * be hooked into by a binder; what is thrown there reaches the application unwrapped.
     */
    static void whenComplete(
            Annotation annotation, PersistentClass entity, MetadataBuildingContext context, Consumer<MappedTable> use) {
        register(name(annotation) + " on " + simpleName(entity), entity, context, use);
    }

    /** The same, for an annotated attribute. */
    static void whenComplete(
            Annotation annotation,
            PersistentClass entity,
            Property attribute,
            MetadataBuildingContext context,
            Consumer<MappedTable> use) {
        register(name(annotation) + " on " + simpleName(entity) + "." + attribute.getName(), entity, context, use);
    }

    private static void register(
            String where, PersistentClass entity, MetadataBuildingContext context, Consumer<MappedTable> use) {
        context.getMetadataCollector().registerValueMappingResolver(complete -> {
            use.accept(new MappedTable(where, entity, complete.getMetadataCollector()));
            return true;
        });
    }

    static String name(Annotation annotation) {
        return "@" + annotation.annotationType().getSimpleName();
    }

    private static String simpleName(PersistentClass entity) {
        return entity.getJpaEntityName() == null ? entity.getEntityName() : entity.getJpaEntityName();
    }

    boolean isOnTiDB() {
        return metadata.getDatabase().getDialect() instanceof TiDBDialect;
    }

    PersistentClass entity() {
        return entity;
    }

    Table table() {
        return entity.getTable();
    }

    /** An exception of one sentence, which begins with the annotation and where it is. */
    AnnotationException refusal(String predicate) {
        return new AnnotationException(where + " " + predicate);
    }
}
