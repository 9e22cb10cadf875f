package org.tidewire.cockroachdb.internal.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.boot.model.relational.AuxiliaryDatabaseObject;
import org.hibernate.boot.spi.InFlightMetadataCollector;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.Index;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.PrimaryKey;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UniqueKey;
import org.jspecify.annotations.Nullable;
import org.tidewire.internal.mapping.EntityTable;

/** The primary table of an annotated entity. */
final class AnnotatedTable extends EntityTable {
    private static final Pattern REGION = Pattern.compile("locality regional by row as (.+)$");

    AnnotatedTable(String where, PersistentClass entity, InFlightMetadataCollector metadata) {
        super(where, entity, metadata);
    }

    /** The tables with a foreign key to this one that keeps its rows from being deleted. */
    Stream<String> restrictingTables() {
        return foreignKeysToIt()
                .filter(AnnotatedTable::restricts)
                .map(key -> key.getTable().getName());
    }

    /**
     * The tables with other parts of this entity that no foreign key holds to it: collections, secondary tables and those of {@code
     * JOINED} subclasses. Their rows would stay, and be those of a later entity with the same id.
     */
    Stream<String> looseTables() {
        Set<Table> held = foreignKeysToIt().map(ForeignKey::getTable).collect(Collectors.toSet());
        List<Table> parts = new ArrayList<>();
        Stream.concat(Stream.of(entity()), entity().getSubclassClosure().stream())
                .forEach(part -> {
                    parts.add(part.getTable());
                    part.getJoinClosure().forEach(join -> parts.add(join.getTable()));
                });
        metadata().getCollectionBindings().stream()
                .filter(collection -> !collection.isOneToMany() && !collection.isInverse())
                .filter(collection -> parts.contains(collection.getOwner().getTable()))
                .forEach(collection -> parts.add(collection.getCollectionTable()));
        return parts.stream()
                .filter(part -> !part.equals(table()) && !held.contains(part))
                .map(Table::getName);
    }

    /** One that is not unique. Names without quotes have no case. */
    @Nullable
    Index index(String name) {
        Index same = table().getIndexes().get(name);
        return same != null
                ? same
                : table().getIndexes().values().stream()
                        .filter(index -> index.getName().equalsIgnoreCase(name))
                        .findFirst()
                        .orElse(null);
    }

    /**
     * A hash-sharded key or index with the column that tells the region of a row, which the server refuses (cockroach #147129). Asked
     * after either annotation, since their order is not known.
     */
    void refuseHashedRegion() {
        Matcher region = REGION.matcher(String.valueOf(table().getOptions()));
        if (!region.find()) {
            return;
        }
        PrimaryKey key = table().getPrimaryKey();
        boolean hashesKey = key != null && isHashed(key.getOptions(), key.getColumns(), region.group(1));
        if (hashesKey
                || table().getIndexes().values().stream()
                        .anyMatch(index -> isHashed(index.getOptions(), index.getSelectables(), region.group(1)))) {
            throw refusal("would spread a key or index by a hash whose column " + region.group(1)
                    + " tells the region of a row: leave the column out of it, or @HashSharded");
        }
    }

    private boolean isHashed(@Nullable String options, List<? extends Selectable> columns, String region) {
        return options != null
                && options.startsWith("using hash")
                && columns.stream()
                        .anyMatch(column -> column instanceof Column named
                                && named.getQuotedName(dialect()).equals(region));
    }

    /** Whether the mapping names an index or key of the table so. Names without quotes have no case. */
    boolean hasKey(String name) {
        return Stream.of(
                        table().getIndexes().values().stream().map(Index::getName),
                        table().getUniqueKeys().values().stream().map(UniqueKey::getName),
                        Stream.of(table().getName() + "_pkey"))
                .flatMap(names -> names)
                .anyMatch(name::equalsIgnoreCase);
    }

    /** A name in DDL, with quotes where it is a reserved word. */
    String nameInDdl(String name) {
        String rendered = identifier(name);
        return dialect().getKeywords().contains(rendered.toLowerCase(Locale.ROOT))
                ? dialect().toQuotedIdentifier(rendered)
                : rendered;
    }

    private static boolean restricts(ForeignKey key) {
        OnDeleteAction action = key.getOnDeleteAction();
        return action == null || action == OnDeleteAction.NO_ACTION || action == OnDeleteAction.RESTRICT;
    }

    /** A clause after the columns: storage parameters come before the locality, which comes last. */
    void addClause(String clause) {
        String options = table().getOptions() == null ? "" : table().getOptions();
        String first = clause.split(" ", 2)[0];
        if (Pattern.compile("\\b" + first + "\\b", Pattern.CASE_INSENSITIVE)
                .matcher(options)
                .find()) {
            throw refusal("would be the second '" + first + "' after @Table(options = \"" + options
                    + "\"): leave one of them out, or write all in the options");
        }
        table().setOptions((clause.startsWith("with") ? clause + " " + options : options + " " + clause).trim());
    }

    /** A clause among the columns. */
    void addDeclaration(String declaration) {
        String others = table().getExtraDeclarations();
        table().setExtraDeclarations(others == null || others.isBlank() ? declaration : others + ", " + declaration);
    }

    /** Before it is asked for its type, which Hibernate does not have. */
    void refuseUnknownVector(Column vector) {
        UnknownVectors.refuse(table(), vector, metadata());
    }

    /** What is created after the tables, also when a schema is updated. */
    void addObject(AuxiliaryDatabaseObject created) {
        metadata().getDatabase().addAuxiliaryDatabaseObject(created);
    }

    /** A value of a clause, in quotes. */
    static String quoted(String value) {
        return "'" + value.replace("'", "''") + "'";
    }
}
