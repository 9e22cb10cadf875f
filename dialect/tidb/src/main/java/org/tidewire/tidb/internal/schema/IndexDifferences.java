package org.tidewire.tidb.internal.schema;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.Index;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;
import org.tidewire.tidb.internal.hint.SqlText;

/** Compares indexes and unique keys: Hibernate looks for their names alone, and not at all when it validates. */
final class IndexDifferences {
    private static final Pattern VECTOR_INDEX = Pattern.compile("add vector index (`(?:[^`]|``)*`) (.*) \\*/");

    private final Table table;
    private final ShownTable shown;
    private final Dialect dialect;
    private final Set<String> mapped = new HashSet<>();

    private IndexDifferences(Table table, ShownTable shown, Dialect dialect) {
        this.table = table;
        this.shown = shown;
        this.dialect = dialect;
    }

    static void find(
            Table table, ShownTable shown, String initCommands, Dialect dialect, TableDifferences differences) {
        IndexDifferences indexes = new IndexDifferences(table, shown, dialect);
        table.getIndexes().values().forEach(index -> indexes.compare(index, differences));
        indexes.uniqueKeys().forEach(columns -> indexes.compareUniqueKey(columns, differences));
        indexes.compareVectorIndexes(initCommands, differences);
        indexes.forgetForeignKeys();
        shown.indexes().keySet().stream()
                .filter(name -> !indexes.mapped.contains(name))
                .forEach(name -> differences.additions().add("has an index " + name));
    }

    private void compare(Index index, TableDifferences differences) {
        String name = nameOf(index.getName());
        List<String> parts = index.getSelectables().stream()
                .map(part -> part.getText(dialect))
                .toList();
        boolean visible = !index.getOptions().toLowerCase(Locale.ROOT).contains("invisible");
        ShownTable.Index there = shown.indexes().get(name);
        mapped.add(name);
        boolean same = there != null
                && there.unique() == index.isUnique()
                && there.visible() == visible
                && sameParts(parts, there.parts());
        if (!same) {
            differences
                    .missing()
                    .add((index.isUnique() ? "unique index " : "index ") + name + " (" + String.join(", ", parts) + ")"
                            + (visible ? "" : " invisible"));
        }
    }

    private static boolean sameParts(List<String> mapped, List<String> shown) {
        return mapped.size() == shown.size()
                && Stream.iterate(0, i -> i + 1)
                        .limit(mapped.size())
                        .allMatch(i -> SqlExpression.same(mapped.get(i), shown.get(i)));
    }

    private Set<Set<String>> uniqueKeys() {
        Set<Set<String>> keys = new HashSet<>();
        table.getUniqueKeys().values().forEach(key -> keys.add(namesOf(key.getColumns())));
        table.getColumns().stream()
                .filter(column -> column.isUnique() && !table.isPrimaryKey(column))
                .forEach(column -> keys.add(namesOf(List.of(column))));
        return keys;
    }

    /** A unique key has a name of the mapping's, of Hibernate's or of the server's: only the columns count. */
    private void compareUniqueKey(Set<String> columns, TableDifferences differences) {
        Set<String> names = shown.indexes().entrySet().stream()
                .filter(index -> index.getValue().unique()
                        && namesIn(index.getValue().parts()).equals(columns))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        mapped.addAll(names);
        if (names.isEmpty() && !namesIn(shown.primaryKey()).equals(columns)) {
            differences.missing().add("a unique key of (" + String.join(", ", columns) + ")");
        }
    }

    private void compareVectorIndexes(String initCommands, TableDifferences differences) {
        Matcher vectorIndex = VECTOR_INDEX.matcher(initCommands);
        while (vectorIndex.find()) {
            String name = nameOf(vectorIndex.group(1));
            mapped.add(name);
            ShownTable.Index there = shown.indexes().get(name);
            if (there == null || !SqlExpression.same(vectorIndex.group(2), String.join(",", there.parts()))) {
                differences.missing().add("vector index " + name + " " + vectorIndex.group(2));
            }
        }
    }

    /** TiDB makes an index for a foreign key that has none. */
    private void forgetForeignKeys() {
        for (ForeignKey key : table.getForeignKeyCollection()) {
            mapped.add(nameOf(key.getName()));
            Set<String> columns = namesOf(key.getColumns());
            shown.indexes().forEach((name, index) -> {
                if (namesIn(index.parts()).equals(columns)) {
                    mapped.add(name);
                }
            });
        }
    }

    private static Set<String> namesOf(Collection<Column> columns) {
        return columns.stream().map(column -> nameOf(column.getName())).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> namesIn(List<String> parts) {
        return parts.stream().map(IndexDifferences::nameOf).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String nameOf(@Nullable String name) {
        if (name == null) {
            return "";
        }
        return (name.startsWith("`") ? SqlText.unquoted(name) : name).toLowerCase(Locale.ROOT);
    }
}
