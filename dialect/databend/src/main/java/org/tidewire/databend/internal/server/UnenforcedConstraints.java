package org.tidewire.databend.internal.server;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.Table;
import org.jboss.logging.Logger;
import org.tidewire.databend.DatabendSettings;
import org.tidewire.internal.boot.TwoValuedSetting;

/**
 * Logs the constraints and indexes of the mapping that are not in the schema, since Databend has none, with one line for each
 * kind; and the checks that are not always enforced, with one line for all.
 */
public enum UnenforcedConstraints {
    WARN,
    REFUSE;

    private static final Logger LOG = Logger.getLogger(UnenforcedConstraints.class);

    /**
     * Reads the setting.
     *
     * @throws org.hibernate.HibernateException where the value is neither of the two
     */
    public static UnenforcedConstraints configuredBy(Map<String, Object> settings) {
        return new TwoValuedSetting(DatabendSettings.CONSTRAINTS, "warn", "refuse").isOther(settings) ? REFUSE : WARN;
    }

    public void check(Metadata metadata) {
        Collection<Table> tables = metadata.collectTableMappings().stream()
                .filter(Table::isPhysicalTable)
                .sorted(Comparator.comparing(Table::getName))
                .toList();
        List<String> uniqueKeys = named(tables, UnenforcedConstraints::uniqueKeys);
        List<String> foreignKeys = named(tables, UnenforcedConstraints::foreignKeys);
        if (this == REFUSE) {
            refuse(uniqueKeys, foreignKeys);
        }
        say(
                "primary key",
                "primary keys",
                "a duplicate id is stored",
                named(tables, UnenforcedConstraints::primaryKeys));
        say("unique constraint", "unique constraints", "duplicates are stored", uniqueKeys);
        say(
                "foreign key",
                "foreign keys",
                "a reference to a missing row is stored, and nothing is deleted in cascade",
                foreignKeys);
        say("index", "indexes", "see @ClusterBy", named(tables, UnenforcedConstraints::indexes));
        List<String> checked = tables.stream()
                .filter(UnenforcedConstraints::hasCheck)
                .map(Table::getName)
                .toList();
        if (!checked.isEmpty()) {
            LOG.warnf(
                    "Databend enforces the check constraints of %s on 'insert ... values' only, not on updates, merges and"
                            + " inserts of a query, and refuses inserts that leave out a column which a check mentions.",
                    checked);
        }
    }

    private static void refuse(List<String> uniqueKeys, List<String> foreignKeys) {
        List<String> refused = new ArrayList<>();
        if (!uniqueKeys.isEmpty()) {
            refused.add("unique constraints " + uniqueKeys);
        }
        if (!foreignKeys.isEmpty()) {
            refused.add("foreign keys " + foreignKeys);
        }
        if (!refused.isEmpty()) {
            throw DatabendRefusal.UNENFORCED.exception(String.join(", ", refused));
        }
    }

    private static void say(String kind, String plural, String consequence, List<String> names) {
        if (names.isEmpty()) {
            return;
        }
        LOG.warnf(
                "Databend does not have the %d %s of the mapping: %s. The log has their names at the level debug.",
                names.size(), names.size() == 1 ? kind : plural, consequence);
        names.forEach(name -> LOG.debugf("Not in the schema: the %s %s", kind, name));
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

    private static boolean hasCheck(Table table) {
        return !table.getChecks().isEmpty()
                || table.getColumns().stream()
                        .flatMap(column -> column.getCheckConstraints().stream())
                        .anyMatch(check -> check.getConstraint() != null);
    }
}
