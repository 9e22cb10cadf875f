package org.tidewire.internal.unkeyed;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.Table;
import org.jboss.logging.Logger;
import org.tidewire.UnsupportedFeatureException;

/**
 * The constraints and indexes of a mapping that are not in the schema, since the database has none: logged with one line for
 * each kind, or refused.
 */
public final class UnenforcedConstraints {
    private final Logger log;
    private final String database;

    /**
     * For a database.
     *
     * @param database its name
     * @param logs the class whose log has the lines
     */
    public UnenforcedConstraints(String database, Class<?> logs) {
        this.database = database;
        this.log = Logger.getLogger(logs);
    }

    /** The tables of a mapping, by name. */
    public static List<Table> tables(Metadata metadata) {
        return metadata.collectTableMappings().stream()
                .filter(Table::isPhysicalTable)
                .sorted(Comparator.comparing(Table::getName))
                .toList();
    }

    /** Refuses unique constraints and foreign keys, by one exception for all. */
    public static void refuse(Collection<Table> tables, Function<String, UnsupportedFeatureException> refusal) {
        List<String> uniqueKeys = named(tables, UnenforcedConstraints::uniqueKeys);
        List<String> foreignKeys = named(tables, UnenforcedConstraints::foreignKeys);
        List<String> refused = new ArrayList<>();
        if (!uniqueKeys.isEmpty()) {
            refused.add("unique constraints " + uniqueKeys);
        }
        if (!foreignKeys.isEmpty()) {
            refused.add("foreign keys " + foreignKeys);
        }
        if (!refused.isEmpty()) {
            throw refusal.apply(String.join(", ", refused));
        }
    }

    /** Logs the primary keys. */
    public void logPrimaryKeys(Collection<Table> tables) {
        say(
                "primary key",
                "primary keys",
                "a duplicate id is stored",
                named(tables, UnenforcedConstraints::primaryKeys));
    }

    /**
     * Logs unique constraints, foreign keys and indexes.
     *
     * @param tables the tables
     * @param insteadOfIndexes what the database has, as the end of a sentence
     */
    public void log(Collection<Table> tables, String insteadOfIndexes) {
        say(
                "unique constraint",
                "unique constraints",
                "duplicates are stored",
                named(tables, UnenforcedConstraints::uniqueKeys));
        say(
                "foreign key",
                "foreign keys",
                "a reference to a missing row is stored, and nothing is deleted in cascade",
                named(tables, UnenforcedConstraints::foreignKeys));
        say("index", "indexes", insteadOfIndexes, named(tables, UnenforcedConstraints::indexes));
    }

    private void say(String kind, String plural, String consequence, List<String> names) {
        if (names.isEmpty()) {
            return;
        }
        log.warnf(
                "%s does not have the %d %s of the mapping: %s. The log has their names at the level debug.",
                database, names.size(), names.size() == 1 ? kind : plural, consequence);
        names.forEach(name -> log.debugf("Not in the schema: the %s %s", kind, name));
    }

    private interface Names {
        Stream<String> of(Table table);
    }

    private static List<String> named(Collection<Table> tables, Names names) {
        return tables.stream().flatMap(names::of).distinct().toList();
    }

    private static Stream<String> primaryKeys(Table table) {
        return table.hasPrimaryKey() ? Stream.of(of(table, table.getPrimaryKey().getColumns())) : Stream.empty();
    }

    private static Stream<String> uniqueKeys(Table table) {
        Stream<String> ofTable = table.getUniqueKeys().values().stream().map(key -> of(table, key.getColumns()));
        Stream<String> ofColumns = table.getColumns().stream()
                .filter(column -> column.isUnique() && !table.isPrimaryKey(column))
                .map(column -> of(table, List.of(column)));
        return Stream.concat(ofTable, ofColumns);
    }

    private static Stream<String> indexes(Table table) {
        return table.getIndexes().values().stream()
                .map(index -> table.getName() + "("
                        + index.getSelectables().stream()
                                .map(Selectable::getText)
                                .collect(Collectors.joining(", "))
                        + ")");
    }

    private static Stream<String> foreignKeys(Table table) {
        return table.getForeignKeyCollection().stream()
                .filter(key -> key.isPhysicalConstraint() && key.isCreationEnabled())
                .map(key -> of(table, key.getColumns()));
    }

    private static String of(Table table, Collection<Column> columns) {
        return table.getName() + "(" + columns.stream().map(Column::getName).collect(Collectors.joining(", ")) + ")";
    }
}
