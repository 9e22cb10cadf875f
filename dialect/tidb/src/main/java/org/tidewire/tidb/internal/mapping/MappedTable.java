package org.tidewire.tidb.internal.mapping;

import java.lang.annotation.Annotation;
import java.util.Collection;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.AnnotationException;
import org.hibernate.MappingException;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.spi.InFlightMetadataCollector;
import org.hibernate.boot.spi.MetadataBuildingContext;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.PrimaryKey;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UnionSubclass;
import org.hibernate.mapping.UniqueKey;
import org.jspecify.annotations.Nullable;
import org.tidewire.tidb.TiDBDialect;
import org.tidewire.tidb.annotation.Clustered;

/** The primary table of an annotated entity, as it is once Hibernate knows the whole mapping. */
public final class MappedTable {
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
    public static void whenComplete(
            Annotation annotation, PersistentClass entity, MetadataBuildingContext context, Consumer<MappedTable> use) {
        register(where(annotation, entity), entity, context, use);
    }

    /** The same, for an annotation that the entity inherits. */
    public static void whenComplete(
            Annotation annotation,
            Class<?> superclass,
            PersistentClass entity,
            MetadataBuildingContext context,
            Consumer<MappedTable> use) {
        String where =
                name(annotation) + " on " + superclass.getSimpleName() + ", inherited by " + nameOf(entity) + ",";
        register(where, entity, context, use);
    }

    /** The same, for an annotated attribute. */
    public static void whenComplete(
            Annotation annotation,
            PersistentClass entity,
            Property attribute,
            MetadataBuildingContext context,
            Consumer<MappedTable> use) {
        register(where(annotation, entity) + "." + attribute.getName(), entity, context, use);
    }

    /**
     * Has {@code use} called after all of the above, those for inherited annotations included: what is registered while
     * Hibernate completes the mapping waits until it has asked for additional mappings.
     */
    public static void afterInheritance(
            Annotation annotation,
            PersistentClass entity,
            Property attribute,
            MetadataBuildingContext context,
            Consumer<MappedTable> use) {
        whenComplete(
                annotation,
                entity,
                attribute,
                context,
                early -> context.getMetadataCollector()
                        .addSecondPass(entities -> whenComplete(annotation, entity, attribute, context, use)));
    }

    private static void register(
            String where, PersistentClass entity, MetadataBuildingContext context, Consumer<MappedTable> use) {
        MappedTable table = new MappedTable(where, entity, context.getMetadataCollector());
        context.getMetadataCollector().registerValueMappingResolver(complete -> {
            use.accept(table);
            return true;
        });
    }

    static String name(Annotation annotation) {
        return "@" + annotation.annotationType().getSimpleName();
    }

    private static String where(Annotation annotation, PersistentClass entity) {
        return name(annotation) + " on " + nameOf(entity);
    }

    private static String nameOf(PersistentClass entity) {
        return entity.getJpaEntityName() == null ? entity.getEntityName() : entity.getJpaEntityName();
    }

    public boolean isOnTiDB() {
        return metadata.getDatabase().getDialect() instanceof TiDBDialect;
    }

    public PersistentClass entity() {
        return entity;
    }

    public Table table() {
        return entity.getTable();
    }

    /** The column of this name, as the database or the mapping has it; an unknown one is refused. */
    Column column(String name) {
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

    static String namesOf(Collection<Column> columns) {
        return columns.stream().map(Column::getName).sorted().collect(Collectors.joining(", "));
    }

    /** The type of a column, out of {@link org.hibernate.type.SqlTypes}. */
    int typeOf(Column column) {
        return column.getSqlTypeCode(metadata);
    }

    /** The type of a column as DDL has it. */
    public String ddlTypeOf(Column column) {
        return column.getSqlType(metadata);
    }

    /** The foreign keys that this table has. */
    Stream<ForeignKey> foreignKeys() {
        return foreignKeysOf(table());
    }

    /** The foreign keys that refer to this table. */
    Stream<ForeignKey> foreignKeysToIt() {
        return metadata.collectTableMappings().stream()
                .flatMap(MappedTable::foreignKeysOf)
                .filter(key -> table().equals(key.getReferencedTable()));
    }

    private static Stream<ForeignKey> foreignKeysOf(Table table) {
        return table.getForeignKeyCollection().stream()
                .filter(key -> key.isCreationEnabled() && key.isPhysicalConstraint());
    }

    public PrimaryKey primaryKey() {
        PrimaryKey key = table().getPrimaryKey();
        if (key == null || table().isSubselect()) {
            throw refusal("needs a table, and the entity has none of its own");
        }
        return key;
    }

    /** The annotation of this kind that tells of the table: the entity's own, or the nearest that it inherits. */
    public <A extends Annotation> @Nullable A annotation(Class<A> type) {
        return Ancestry.of(entity, metadata).nearest(type);
    }

    /** The same, for the root of the entity's hierarchy. */
    public <A extends Annotation> @Nullable A rootAnnotation(Class<A> type) {
        return Ancestry.of(entity.getRootClass(), metadata).nearest(type);
    }

    public boolean isNonclustered() {
        Clustered clustered = annotation(Clustered.class);
        return clustered != null && !clustered.value();
    }

    /**
     * Has the columns of the id stay in front of the primary key: Hibernate would sort all of its columns by their size,
     * were there no unique key that gives the order. Rows are then found by their id alone, and {@code AUTO_RANDOM} is
     * taken for the first column only (error 8216).
     */
    public void keepIdInFront() {
        PrimaryKey key = primaryKey();
        if (key.getOrderingUniqueKey() == null) {
            UniqueKey order = new UniqueKey(table());
            key.getColumns().forEach(order::addColumn);
            key.setOrderingUniqueKey(order);
        }
    }

    /** The tables that hold the attributes of the entity: its own, and in a {@code TABLE_PER_CLASS} hierarchy its subclasses'. */
    public Stream<Table> tables() {
        Stream<Table> ofSubclasses = entity.getSubclasses().stream()
                .filter(UnionSubclass.class::isInstance)
                .map(PersistentClass::getTable);
        return Stream.concat(Stream.of(table()), ofSubclasses);
    }

    /** Puts an option of TiDB's behind the table's definition. */
    public void addOption(String option) {
        table().setOptions(Options.insert(table().getOptions(), option));
    }

    /** A name, quoted as it can stand in TiDB's comment form; one that would end the comment is refused. */
    public String quotedInComment(String name) {
        return commentable(name, Options.quoted(name));
    }

    /** The same, for a column. */
    public String quotedInComment(Column column) {
        return commentable(column.getName(), Options.quoted(column));
    }

    private String commentable(String name, String quoted) {
        if (name.contains("*/")) {
            throw refusal(
                    "names '" + name + "', and a name with */ in it would end the comment that is for TiDB alone");
        }
        return quoted;
    }

    /** An exception of one sentence, which begins with the annotation and where it is. */
    public AnnotationException refusal(String predicate) {
        return new AnnotationException(where + " " + predicate);
    }
}
