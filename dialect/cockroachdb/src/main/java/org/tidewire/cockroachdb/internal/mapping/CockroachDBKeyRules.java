package org.tidewire.cockroachdb.internal.mapping;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.boot.Metadata;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Constraint;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.Index;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UniqueKey;
import org.jspecify.annotations.Nullable;
import org.tidewire.internal.schema.KeyNames;
import org.tidewire.internal.schema.KeyRules;

/** Which keys {@code create table} declares: those whose form there the documentation shows. The others keep their statement. */
public record CockroachDBKeyRules(Dialect dialect) implements KeyRules {
    /** Types of which an index may need another form, or a later version. */
    private static final Pattern OTHER_INDEX =
            Pattern.compile("json|vector|geo|box2d|tsquery|\\[|\\barray\\b", Pattern.CASE_INSENSITIVE);

    /** Options are clauses such as {@code where} and {@code using hash}. */
    @Override
    public boolean canDeclare(Index index, Metadata metadata) {
        return KeyNames.isWritable(index, dialect)
                && isOnlyName(index.getName(), index.getTable())
                && arePlain(index.getTable(), index.getSelectables(), metadata)
                && isEmpty(index.getOptions())
                && index.getSelectableOrderMap().values().stream()
                        .allMatch(order -> order.equalsIgnoreCase("asc") || order.equalsIgnoreCase("desc"));
    }

    @Override
    public boolean canDeclare(UniqueKey key, Metadata metadata) {
        return KeyNames.isWritable(key, dialect)
                && isOnlyName(key.getName(), key.getTable())
                && arePlain(key.getTable(), key.getColumns(), metadata)
                && isEmpty(key.getOptions());
    }

    private static boolean isOnlyName(String name, Table table) {
        return Stream.of(
                                table.getIndexes().values().stream().map(Index::getName),
                                table.getUniqueKeys().values().stream().map(Constraint::getName),
                                table.getForeignKeyCollection().stream().map(Constraint::getName),
                                KeyRules.checkNames(table))
                        .flatMap(names -> names)
                        .filter(name::equalsIgnoreCase)
                        .count()
                == 1;
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

    /** A definition of the mapping's own may name another table. The target has to be unique, and of the same type. */
    @Override
    public boolean canDeclare(ForeignKey key, Metadata metadata) {
        return key.getKeyDefinition() == null
                && isEmpty(key.getOptions())
                && key.getOnDeleteAction() != OnDeleteAction.SET_NULL
                && key.getOnDeleteAction() != OnDeleteAction.SET_DEFAULT
                && KeyNames.isWritable(key, dialect)
                && isOnlyName(key.getName(), key.getTable())
                && isTarget(key, metadata);
    }

    private boolean isTarget(ForeignKey key, Metadata metadata) {
        Table table = key.getReferencedTable();
        List<Column> columns = KeyRules.targets(key);
        return types(key.getTable(), key.getColumns(), metadata).equals(types(table, columns, metadata))
                && (key.isReferenceToPrimaryKey()
                        || table.getUniqueKeys().values().stream()
                                .anyMatch(
                                        unique -> unique.getColumns().equals(columns) && canDeclare(unique, metadata)));
    }

    private static List<String> types(Table table, List<Column> columns, Metadata metadata) {
        return columns.stream()
                .map(column -> table.getColumn(column).getSqlType(metadata))
                .toList();
    }

    /** CockroachDB makes none. */
    @Override
    public List<String> foreignKeyIndexes(
            Table table, List<List<? extends Selectable>> indexed, List<ForeignKey> keys, Metadata metadata) {
        return List.of();
    }
}
