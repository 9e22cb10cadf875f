package org.tidewire.tidb.internal.upsert;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Index;
import org.hibernate.mapping.Table;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.jspecify.annotations.Nullable;
import org.tidewire.tidb.internal.server.TiDBRefusal;

/**
 * The primary and unique keys of each table, by the mapping. {@code on duplicate key update} names no key:
 * in a table with several unique keys it may update a row that conflicts by another key.
 */
public record UniqueKeys(Map<String, Set<Key>> tables) {
    public static final UniqueKeys UNKNOWN = new UniqueKeys(Map.of());

    /**
     * A key.
     *
     * @param columns all of its columns
     * @param unique those without which an insert meets no other row: they are null then, or the server makes a new value
     */
    record Key(Set<String> columns, Set<String> unique) {
        public static Key of(Collection<Column> columns) {
            return new Key(
                    columns.stream().map(Key::name).collect(Collectors.toSet()),
                    columns.stream().filter(Key::isNewOrNull).map(Key::name).collect(Collectors.toSet()));
        }

        private static String name(Column column) {
            return unqualified(column.getName());
        }

        private static boolean isNewOrNull(Column column) {
            boolean generated = column.getGeneratedAs() != null || column.getDefaultValue() != null;
            return column.isIdentity() || AutoRandomKeys.isAutoRandom(column) || (column.isNullable() && !generated);
        }

        private boolean mayConflict(Set<String> inserted) {
            return inserted.containsAll(unique);
        }
    }

    public static UniqueKeys of(Metadata metadata) {
        return new UniqueKeys(metadata.collectTableMappings().stream()
                .collect(Collectors.toUnmodifiableMap(
                        table -> unqualified(table.getName()), UniqueKeys::keysOf, UniqueKeys::union)));
    }

    private static Set<Key> keysOf(Table table) {
        Set<Key> keys = new HashSet<>();
        if (table.hasPrimaryKey()) {
            keys.add(Key.of(table.getPrimaryKey().getColumns()));
        }
        table.getUniqueKeys().values().forEach(key -> keys.add(Key.of(key.getColumns())));
        table.getColumns().stream().filter(Column::isUnique).forEach(column -> keys.add(Key.of(List.of(column))));
        table.getIndexes().values().stream()
                .filter(Index::isUnique)
                .forEach(index -> keys.add(Key.of(columnsOf(index))));
        return keys;
    }

    /** Leaves out expressions: their columns are not known. */
    private static List<Column> columnsOf(Index index) {
        List<Column> columns = new ArrayList<>();
        index.getSelectables().forEach(part -> {
            if (part instanceof Column column) {
                columns.add(column);
            }
        });
        return columns;
    }

    private static Set<Key> union(Set<Key> one, Set<Key> another) {
        return Stream.of(one, another).flatMap(Set::stream).collect(Collectors.toSet());
    }

    /** Whether the table has a unique key beside the primary one. */
    boolean areSeveralIn(String tableExpression) {
        return tables.getOrDefault(unqualified(tableExpression), Set.of()).size() > 1;
    }

    /** Why {@code on conflict (columns)} cannot be rendered exactly for an insert of these columns; null if it can. */
    @Nullable
    public TiDBRefusal refusalOfConflict(
            String tableExpression, List<String> conflicting, List<ColumnReference> inserted) {
        Set<Key> keys = tables.get(unqualified(tableExpression));
        if (keys == null) {
            return null;
        }
        Set<String> named = conflicting.stream().map(UniqueKeys::unqualified).collect(Collectors.toSet());
        Set<String> given = inserted.stream()
                .map(column -> unqualified(column.getColumnExpression()))
                .collect(Collectors.toSet());
        if (keys.stream().noneMatch(key -> key.columns.equals(named))) {
            return TiDBRefusal.ON_CONFLICT_OF_NO_KEY;
        }
        boolean anotherMayConflict =
                keys.stream().anyMatch(key -> !key.columns.equals(named) && key.mayConflict(given));
        return anotherMayConflict ? TiDBRefusal.ON_CONFLICT_OF_ONE_KEY : null;
    }

    static String unqualified(String table) {
        return table.substring(table.lastIndexOf('.') + 1).replace("`", "").toLowerCase(Locale.ROOT);
    }
}
