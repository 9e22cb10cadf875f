package org.tidewire.tidb.internal.upsert;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.tidewire.tidb.internal.server.TiDBServer;

/**
 * The {@code AUTO_RANDOM} columns of the mapping, by their tables, where the server refuses an insert that gives their value
 * (error 8216).
 */
public record AutoRandomKeys(Map<String, String> columns) {
    public static final AutoRandomKeys UNKNOWN = new AutoRandomKeys(Map.of());

    public static AutoRandomKeys of(Metadata metadata, TiDBServer server) {
        return server.autoRandomGiven()
                ? UNKNOWN
                : new AutoRandomKeys(metadata.collectTableMappings().stream()
                        .filter(table -> table.getColumns().stream().anyMatch(AutoRandomKeys::isAutoRandom))
                        .collect(Collectors.toUnmodifiableMap(
                                table -> UniqueKeys.unqualified(table.getName()),
                                AutoRandomKeys::autoRandomColumn,
                                (one, same) -> one)));
    }

    private static String autoRandomColumn(Table table) {
        return table.getColumns().stream()
                .filter(AutoRandomKeys::isAutoRandom)
                .map(column -> UniqueKeys.unqualified(column.getName()))
                .findFirst()
                .orElseThrow();
    }

    public static boolean isAutoRandom(Column column) {
        String text = column.getSqlType() + " " + column.getOptions();
        return text.toLowerCase(Locale.ROOT).contains("auto_random");
    }

    boolean areIn(String tableExpression) {
        return columns.containsKey(UniqueKeys.unqualified(tableExpression));
    }

    public boolean areGiven(String tableExpression, List<ColumnReference> targets) {
        String column = columns.get(UniqueKeys.unqualified(tableExpression));
        return column != null
                && targets.stream()
                        .anyMatch(target -> UniqueKeys.unqualified(target.getColumnExpression())
                                .equals(column));
    }
}
