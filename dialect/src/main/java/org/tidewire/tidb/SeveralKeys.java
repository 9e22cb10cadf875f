package org.tidewire.tidb;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Index;
import org.hibernate.mapping.Table;

/**
 * The tables that have unique keys beside the primary one, by the mapping. {@code on duplicate key update} does not say
 * which key it means: in such a table it may change a row that the statement was not about.
 */
record SeveralKeys(Set<String> tables) {
    static final SeveralKeys UNKNOWN = new SeveralKeys(Set.of());

    static SeveralKeys of(Metadata metadata) {
        return new SeveralKeys(metadata.collectTableMappings().stream()
                .filter(SeveralKeys::hasAnotherKey)
                .map(table -> unqualified(table.getName()))
                .collect(Collectors.toUnmodifiableSet()));
    }

    boolean areIn(String tableExpression) {
        return tables.contains(unqualified(tableExpression));
    }

    private static boolean hasAnotherKey(Table table) {
        return !table.getUniqueKeys().isEmpty()
                || table.getColumns().stream().anyMatch(Column::isUnique)
                || table.getIndexes().values().stream().anyMatch(Index::isUnique);
    }

    static String unqualified(String table) {
        return table.substring(table.lastIndexOf('.') + 1).replace("`", "").toLowerCase(Locale.ROOT);
    }
}
