package org.tidewire.cockroachdb.internal.batch;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/**
 * Whether what foreign keys do depends on which rows a statement deletes together.
 *
 * <p>The database looks for references after the last row of a statement, and takes actions such as {@code on delete cascade} for all
 * of its rows. So it does not matter only where an action reaches each row from one row of the table, and no row that it
 * reaches refers to another one: the tables that are reached are a tree, with one foreign key less than tables.
 */
final class ForeignKeyActions {
    private final List<ForeignKey> keys;

    ForeignKeyActions(Metadata metadata) {
        keys = metadata.collectTableMappings().stream()
                .map(Table::getForeignKeyCollection)
                .flatMap(Collection::stream)
                .toList();
    }

    boolean deleteRowsByThemselves(Table table) {
        Set<Table> reached = new HashSet<>(Set.of(table));
        while (keys.stream()
                .anyMatch(key -> isAmong(reached, key.getReferencedTable())
                        && (hasAction(key.getOnDeleteAction()) || key.getKeyDefinition() != null)
                        && reached.add(key.getTable()))) {
            // until no further one is found
        }
        long among = keys.stream()
                .filter(key -> isAmong(reached, key.getTable()) && isAmong(reached, key.getReferencedTable()))
                .count();
        return among == reached.size() - 1;
    }

    /** A key to other columns than the primary key: they can change. An action at an update is in a definition of the key's own. */
    boolean updateRowsByThemselves(Table table) {
        return keys.stream()
                .filter(key -> !key.isReferenceToPrimaryKey() && table.equals(key.getReferencedTable()))
                .noneMatch(key -> key.getKeyDefinition() != null || table.equals(key.getTable()));
    }

    private static boolean isAmong(Set<Table> tables, @Nullable Table table) {
        return table != null && tables.contains(table);
    }

    private static boolean hasAction(@Nullable OnDeleteAction action) {
        return action != null && action != OnDeleteAction.NO_ACTION && action != OnDeleteAction.RESTRICT;
    }
}
