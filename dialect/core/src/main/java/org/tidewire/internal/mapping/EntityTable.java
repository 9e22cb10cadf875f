package org.tidewire.internal.mapping;

import java.lang.annotation.Annotation;
import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.AnnotationException;
import org.hibernate.MappingException;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.spi.InFlightMetadataCollector;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/** The primary table of an annotated entity, as it is once Hibernate knows the whole mapping. */
public abstract class EntityTable {
    private final String where;
    private final PersistentClass entity;
    private final InFlightMetadataCollector metadata;

    /**
     * The table of an entity.
     *
     * @param where the annotation and the class that has it, which is how a refusal begins
     * @param entity whose table it is
     * @param metadata of the whole mapping
     */
    protected EntityTable(String where, PersistentClass entity, InFlightMetadataCollector metadata) {
        this.where = where;
        this.entity = entity;
        this.metadata = metadata;
    }

    /** An annotation as it is written, without its values. The container of several is not written. */
    protected static String name(Annotation annotation) {
        Class<?> type = annotation.annotationType();
        Class<?> contained = type.getEnclosingClass();
        return "@" + (contained != null && contained.isAnnotation() ? contained : type).getSimpleName();
    }

    /** The annotation and the entity that has it. */
    protected static String where(Annotation annotation, PersistentClass entity) {
        return name(annotation) + " on " + nameOf(entity);
    }

    /** The annotation, the superclass that has it and the entity that inherits it. */
    static String where(Annotation annotation, Class<?> superclass, PersistentClass entity) {
        return name(annotation) + " on " + superclass.getSimpleName() + ", inherited by " + nameOf(entity) + ",";
    }

    private static String nameOf(PersistentClass entity) {
        return entity.getJpaEntityName() == null ? entity.getEntityName() : entity.getJpaEntityName();
    }

    /** The entity, which may inherit the annotation. */
    public final PersistentClass entity() {
        return entity;
    }

    /** The table as Hibernate has it. */
    public final Table table() {
        return entity.getTable();
    }

    /** The dialect of the mapping. */
    public final Dialect dialect() {
        return metadata.getDatabase().getDialect();
    }

    /** The whole mapping. */
    protected final InFlightMetadataCollector metadata() {
        return metadata;
    }

    /** The column of this name, as the database or the mapping has it; an unknown one is refused. */
    public final Column column(String name) {
        Column column = table().getColumn(Identifier.toIdentifier(name));
        if (column == null) {
            column = columnOfLogicalName(name);
        }
        if (column == null) {
            throw refusal("names the column '" + name + "', and the table " + table().getName()
                    + " has none of that name: " + namesOf(table().getColumns()));
        }
        return column;
    }

    private @Nullable Column columnOfLogicalName(String name) {
        try {
            return table().getColumn(metadata, name);
        } catch (MappingException unknown) {
            return null;
        }
    }

    /** The column of this name, as it stands in DDL; an unknown one is refused. */
    public final String quotedColumn(String name) {
        return column(name).getQuotedName(dialect());
    }

    /** Columns as a list in DDL has them; none is refused. */
    public final String columns(String... names) {
        if (names.length == 0) {
            throw refusal("needs a column");
        }
        return Stream.of(names).map(this::quotedColumn).collect(Collectors.joining(", "));
    }

    /** The name of what the database has beside tables and columns, as it stands in DDL; none is refused. */
    public final String identifier(String name) {
        if (name.isBlank()) {
            throw refusal("needs a name");
        }
        return Identifier.toIdentifier(name).render(dialect());
    }

    /** The type of a column, out of {@link org.hibernate.type.SqlTypes}. */
    public final int typeOf(Column column) {
        return column.getSqlTypeCode(metadata);
    }

    /** The type of a column as DDL has it. */
    public final String ddlTypeOf(Column column) {
        return column.getSqlType(metadata);
    }

    /** The foreign keys that refer to this table. */
    public final Stream<ForeignKey> foreignKeysToIt() {
        return metadata.collectTableMappings().stream()
                .flatMap(EntityTable::foreignKeysOf)
                .filter(key -> table().equals(key.getReferencedTable()));
    }

    /** The foreign keys that a table has on the server. */
    protected static Stream<ForeignKey> foreignKeysOf(Table table) {
        return table.getForeignKeyCollection().stream()
                .filter(key -> key.isCreationEnabled() && key.isPhysicalConstraint());
    }

    /** The names of columns, sorted, as a refusal lists them. */
    public static String namesOf(Collection<Column> columns) {
        return columns.stream().map(Column::getName).sorted().collect(Collectors.joining(", "));
    }

    /** The annotation of this kind that tells of the table: the entity's own, or the nearest that it inherits. */
    public final <A extends Annotation> @Nullable A annotation(Class<A> type) {
        return Ancestry.of(entity, metadata).nearest(type);
    }

    /** The same, for the root of the entity's hierarchy. */
    public final <A extends Annotation> @Nullable A rootAnnotation(Class<A> type) {
        return Ancestry.of(entity.getRootClass(), metadata).nearest(type);
    }

    /** An exception of one sentence, which begins with the annotation and where it is. */
    public final AnnotationException refusal(String predicate) {
        return new AnnotationException(where + " " + predicate);
    }
}
