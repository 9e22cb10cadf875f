package org.tidewire.cockroachdb.internal.mapping;

import java.util.List;
import java.util.regex.Pattern;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.Index;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UniqueKey;
import org.jspecify.annotations.Nullable;
import org.tidewire.internal.schema.KeyRules;

/** Which keys {@code create table} declares: those whose form there the documentation shows. The others keep their statement. */
public final class CockroachDBKeyRules implements KeyRules {
    /** Types of which an index may need another form, or a later version. */
    private static final Pattern OTHER_INDEX =
            Pattern.compile("json|vector|geo|box2d|tsquery|\\[|\\barray\\b", Pattern.CASE_INSENSITIVE);

    /** Options are clauses such as {@code where} and {@code using hash}. */
    @Override
    public boolean canDeclare(Index index, Metadata metadata) {
        return arePlain(index.getTable(), index.getSelectables(), metadata)
                && isEmpty(index.getOptions())
                && index.getSelectableOrderMap().values().stream()
                        .allMatch(order -> order.equalsIgnoreCase("asc") || order.equalsIgnoreCase("desc"));
    }

    @Override
    public boolean canDeclare(UniqueKey key, Metadata metadata) {
        return arePlain(key.getTable(), key.getColumns(), metadata) && isEmpty(key.getOptions());
    }

    private static boolean arePlain(Table table, List<? extends Selectable> parts, Metadata metadata) {
        return parts.stream().allMatch(part -> isPlain(table, part, metadata));
    }

    private static boolean isEmpty(@Nullable String options) {
        return options == null || options.isEmpty();
    }

    private static boolean isPlain(Table table, Selectable selectable, Metadata metadata) {
        Column column = selectable instanceof Column named ? table.getColumn(named) : null;
        return column != null
                && !OTHER_INDEX.matcher(column.getSqlType(metadata)).find();
    }

    /** A definition of the mapping's own may name another table. */
    @Override
    public boolean canDeclare(ForeignKey key, Metadata metadata) {
        return key.getKeyDefinition() == null;
    }

    /** CockroachDB makes none. */
    @Override
    public List<String> foreignKeyIndexes(
            Table table, List<List<? extends Selectable>> indexed, List<ForeignKey> keys, Metadata metadata) {
        return List.of();
    }
}
