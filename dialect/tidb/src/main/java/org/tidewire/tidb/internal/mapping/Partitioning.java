package org.tidewire.tidb.internal.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Index;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.UniqueKey;
import org.hibernate.type.SqlTypes;
import org.tidewire.tidb.annotation.PartitionBy;

/** The {@code partition by} of a table, checked. */
public record Partitioning(PartitionBy annotation, MappedTable table) {
    private static final int MOST_PARTITIONS = 8192;

    public String ddl() {
        if (annotation.columns().length == 0) {
            throw table.refusal("needs at least one column");
        }
        List<Column> columns =
                Stream.of(annotation.columns()).map(table::column).toList();
        requireInEveryKey(columns);
        requireNoForeignKey();
        return switch (annotation.kind()) {
            case RANGE -> "partition by range columns (" + names(columns) + ") (" + ranges() + ")";
            case HASH -> "partition by hash (" + names(wholeNumber(columns)) + ") partitions " + partitions();
            case KEY -> "partition by key (" + names(columns) + ") partitions " + partitions();
        };
    }

    private static String names(List<Column> columns) {
        return columns.stream().map(Options::quoted).collect(Collectors.joining(", "));
    }

    private String ranges() {
        if (annotation.ranges().length == 0 || annotation.partitions() != 0) {
            throw table.refusal("by range needs ranges, and no number of partitions");
        }
        Set<String> names = new HashSet<>();
        for (PartitionBy.Range range : annotation.ranges()) {
            if (range.name().isBlank() || range.lessThan().isBlank()) {
                throw table.refusal("needs a name and an end for each of its ranges");
            }
            if (!names.add(range.name().toLowerCase(Locale.ROOT))) {
                throw table.refusal("has two ranges of the name " + range.name());
            }
        }
        return Stream.of(annotation.ranges())
                .map(range ->
                        "partition %s values less than (%s)".formatted(Options.quoted(range.name()), range.lessThan()))
                .collect(Collectors.joining(", "));
    }

    private int partitions() {
        int partitions = annotation.partitions();
        if (partitions < 1 || partitions > MOST_PARTITIONS || annotation.ranges().length != 0) {
            throw table.refusal("by " + annotation.kind().name().toLowerCase(Locale.ROOT) + " needs between 1 and "
                    + MOST_PARTITIONS + " partitions, and no ranges");
        }
        return partitions;
    }

    /** TiDB's error 1659 otherwise. */
    private List<Column> wholeNumber(List<Column> columns) {
        boolean whole = columns.size() == 1
                && switch (table.typeOf(columns.get(0))) {
                    case SqlTypes.TINYINT, SqlTypes.SMALLINT, SqlTypes.INTEGER, SqlTypes.BIGINT -> true;
                    default -> false;
                };
        if (!whole) {
            throw table.refusal("by hash needs one column of whole numbers: others can be partitioned by key");
        }
        return columns;
    }

    /** TiDB's errors 1503 and 8264 otherwise. */
    private void requireInEveryKey(List<Column> columns) {
        requireIn("the primary key", table.primaryKey().getColumns(), columns);
        for (UniqueKey key : table.table().getUniqueKeys().values()) {
            requireIn("the unique key " + key.getName(), key.getColumns(), columns);
        }
        for (Index index : table.table().getIndexes().values()) {
            if (index.isUnique()) {
                requireIn("the unique index " + index.getName(), columnsOf(index), columns);
            }
        }
        for (Column column : table.table().getColumns()) {
            if (column.isUnique()) {
                requireIn("the unique key of " + column.getName(), List.of(column), columns);
            }
        }
    }

    private static List<Column> columnsOf(Index index) {
        List<Column> columns = new ArrayList<>();
        for (Selectable selectable : index.getSelectables()) {
            if (selectable instanceof Column column) {
                columns.add(column);
            }
        }
        return columns;
    }

    private void requireIn(String key, Collection<Column> keyColumns, List<Column> columns) {
        for (Column column : columns) {
            if (!keyColumns.contains(column)) {
                throw table.refusal("needs its columns in every unique key, and " + key + " ("
                        + MappedTable.namesOf(keyColumns) + ") lacks " + column.getName());
            }
        }
    }

    /** TiDB's error 1506 otherwise. */
    private void requireNoForeignKey() {
        Stream.concat(table.foreignKeys(), table.foreignKeysToIt()).findAny().ifPresent(key -> {
            throw table.refusal("cannot be had with a foreign key, and one leads from the table "
                    + key.getTable().getName() + " to the table "
                    + key.getReferencedTable().getName()
                    + ": declare that association with @ForeignKey(NO_CONSTRAINT)");
        });
    }
}
