package org.tidewire.cockroachdb.internal.mapping;

import java.util.List;
import java.util.regex.Pattern;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.Index;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.Table;
import org.tidewire.internal.schema.KeyRules;

/** Which keys {@code create table} declares: those whose form there the documentation shows. The others keep their statement. */
public final class CockroachDBKeyRules implements KeyRules {
    /** Types of which an index may need another form, or a later version. */
    private static final Pattern OTHER_INDEX =
            Pattern.compile("json|vector|geo|box2d|tsquery|\\[|\\barray\\b", Pattern.CASE_INSENSITIVE);

    @Override
    public boolean canDeclare(Table table, boolean unique, List<? extends Selectable> columns, Metadata metadata) {
        return columns.stream().allMatch(column -> isPlain(table, column, metadata))
                && table.getIndexes().values().stream()
                        .filter(index -> index.getSelectables().equals(columns))
                        .allMatch(CockroachDBKeyRules::isPlain);
    }

    private static boolean isPlain(Table table, Selectable selectable, Metadata metadata) {
        Column column = selectable instanceof Column named ? table.getColumn(named) : null;
        return column != null
                && !OTHER_INDEX.matcher(column.getSqlType(metadata)).find();
    }

    /** Options are clauses such as {@code where} and {@code using hash}. */
    private static boolean isPlain(Index index) {
        return (index.getOptions() == null || index.getOptions().isEmpty())
                && index.getSelectableOrderMap().values().stream()
                        .allMatch(order -> order.equalsIgnoreCase("asc") || order.equalsIgnoreCase("desc"));
    }

    @Override
    public boolean canDeclare(ForeignKey key, Metadata metadata) {
        return true;
    }

    /** CockroachDB makes none. */
    @Override
    public List<String> foreignKeyIndexes(
            Table table, List<List<? extends Selectable>> indexed, List<ForeignKey> keys, Metadata metadata) {
        return List.of();
    }
}
