package org.tidewire.tidb.internal.mapping;

import java.lang.annotation.Annotation;
import java.util.function.Consumer;
import java.util.stream.Stream;
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
import org.tidewire.internal.mapping.EntityTable;
import org.tidewire.tidb.TiDBDialect;
import org.tidewire.tidb.annotation.Clustered;

/** The primary table of an annotated entity, as it is once Hibernate knows the whole mapping. */
public final class MappedTable extends EntityTable {
    MappedTable(String where, PersistentClass entity, InFlightMetadataCollector metadata) {
        super(where, entity, metadata);
    }

    /**
     * Has {@code use} called for an annotated attribute, once all columns, keys and constraints are there; what is thrown
     * there reaches the application unwrapped.
     */
    public static void whenComplete(
            Annotation annotation,
            PersistentClass entity,
            Property attribute,
            MetadataBuildingContext context,
            Consumer<MappedTable> use) {
        MappedTable table = new MappedTable(
                where(annotation, entity) + "." + attribute.getName(), entity, context.getMetadataCollector());
        context.getMetadataCollector().registerValueMappingResolver(complete -> {
            use.accept(table);
            return true;
        });
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

    public boolean isOnTiDB() {
        return dialect() instanceof TiDBDialect;
    }

    /** The foreign keys that this table has. */
    Stream<ForeignKey> foreignKeys() {
        return foreignKeysOf(table());
    }

    public PrimaryKey primaryKey() {
        PrimaryKey key = table().getPrimaryKey();
        if (key == null || table().isSubselect()) {
            throw refusal("needs a table, and the entity has none of its own");
        }
        return key;
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
        Stream<Table> ofSubclasses = entity().getSubclasses().stream()
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
}
