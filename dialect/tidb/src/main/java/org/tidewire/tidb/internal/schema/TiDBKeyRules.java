package org.tidewire.tidb.internal.schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.PrimaryKey;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.Table;
import org.tidewire.internal.schema.KeyRules;
import org.tidewire.tidb.internal.mapping.Options;
import org.tidewire.tidb.internal.server.TiDBCapability;

/** Which keys TiDB refuses, and which indexes it makes for foreign keys (measured on 8.5). */
record TiDBKeyRules(Dialect dialect) implements KeyRules {
    private static final int IGNORE_CASE = Pattern.CASE_INSENSITIVE | Pattern.DOTALL;

    private static final Pattern WHOLE_NUMBER = Pattern.compile("(tiny|small|medium|big)?int(eger)?\\b.*", IGNORE_CASE);
    private static final Pattern NO_KEY =
            Pattern.compile("((tiny|medium|long)?(text|blob)|json|vector)\\b.*", IGNORE_CASE);
    private static final Pattern CHARACTERS = Pattern.compile("(?:var)?char(?:acter)?\\s*\\((\\d+)\\).*", IGNORE_CASE);
    private static final Pattern BYTES = Pattern.compile("(?:var)?binary\\s*\\((\\d+)\\).*", IGNORE_CASE);
    private static final Pattern COMPARED_TYPE =
            Pattern.compile("^\\w+|\\bunsigned\\b|\\b(?:charset|character set|collate)\\s+\\w+", IGNORE_CASE);
    private static final Pattern PARTITIONS = Pattern.compile("\\bpartition\\s+by\\b", IGNORE_CASE);
    private static final Pattern TTL = Pattern.compile("\\bttl\\s*=", IGNORE_CASE);

    private static final int LONGEST_KEY = 3072;
    private static final int LONGEST_CHARACTER = 4;
    private static final int LONGEST_NUMBER = 16;

    /** Error 1170 for a text, 3152 for JSON, 1071 for a long key, and 1503 for a unique key beside partitions. */
    @Override
    public boolean canDeclare(Table table, boolean unique, List<? extends Selectable> columns, Metadata metadata) {
        int bytes = 0;
        for (Selectable one : columns) {
            if (one instanceof Column column) {
                String type = type(table, column, metadata);
                if (NO_KEY.matcher(type).matches()) {
                    return false;
                }
                bytes += bytes(type);
            }
        }
        return bytes <= LONGEST_KEY && !(unique && has(PARTITIONS, table) && !includesPrimaryKey(table, columns));
    }

    /** A key may have a column that has only a name. */
    private static String type(Table table, Column column, Metadata metadata) {
        Column ofTable = table.getColumn(column);
        return ofTable == null ? "" : ofTable.getSqlType(metadata);
    }

    private static int bytes(String type) {
        Matcher characters = CHARACTERS.matcher(type);
        if (characters.matches()) {
            return Integer.parseInt(characters.group(1)) * LONGEST_CHARACTER;
        }
        Matcher bytes = BYTES.matcher(type);
        return bytes.matches() ? Integer.parseInt(bytes.group(1)) : LONGEST_NUMBER;
    }

    private static boolean has(Pattern option, Table table) {
        return option.matcher(Objects.requireNonNullElse(table.getOptions(), ""))
                .find();
    }

    /** The primary key has all columns of the partitions, or TiDB refuses the table. */
    private static boolean includesPrimaryKey(Table table, List<? extends Selectable> columns) {
        return table.getPrimaryKey() != null
                && new HashSet<>(columns).containsAll(table.getPrimaryKey().getColumns());
    }

    /**
     * Before 6.6 a foreign key is a note that TiDB keeps. Since then it has no foreign keys of partitioned tables, none to tables
     * with a TTL, and none between columns of different types (error 3780).
     */
    @Override
    public boolean canDeclare(ForeignKey key, Metadata metadata) {
        Table referenced = key.getReferencedTable();
        return TiDBCapability.FOREIGN_KEYS.isIn(dialect.getVersion())
                && !has(PARTITIONS, key.getTable())
                && !has(PARTITIONS, referenced)
                && !has(TTL, referenced)
                && comparedTypes(key.getTable(), key.getColumns(), metadata)
                        .equals(comparedTypes(referenced, referencedColumns(key), metadata));
    }

    private static List<Column> referencedColumns(ForeignKey key) {
        PrimaryKey primaryKey = key.getReferencedTable().getPrimaryKey();
        return key.isReferenceToPrimaryKey() && primaryKey != null
                ? primaryKey.getColumns()
                : key.getReferencedColumns();
    }

    private static List<String> comparedTypes(Table table, List<Column> columns, Metadata metadata) {
        return columns.stream()
                .map(column -> COMPARED_TYPE
                        .matcher(type(table, column, metadata))
                        .results()
                        .map(MatchResult::group)
                        .collect(Collectors.joining(" "))
                        .toLowerCase(Locale.ROOT))
                .toList();
    }

    /**
     * A clustered primary key of one whole number is the row's handle and no index. For a foreign key of that column TiDB makes an
     * index if it is added to the table, and none if {@code create table} declares it.
     *
     * <p>Declared indexes come before those that TiDB makes by itself. So all foreign keys of such a table have theirs declared.
     */
    @Override
    public List<String> foreignKeyIndexes(
            Table table, List<List<? extends Selectable>> declared, List<ForeignKey> keys, Metadata metadata) {
        List<String> handle = handle(table, metadata);
        if (handle.isEmpty()
                || keys.stream().noneMatch(key -> columns(key.getColumns()).equals(handle))) {
            return List.of();
        }
        List<List<String>> indexed = new ArrayList<>();
        declared.forEach(index -> indexed.add(columns(index)));
        List<String> declarations = new ArrayList<>();
        for (ForeignKey key : keys) {
            List<String> columns = columns(key.getColumns());
            if (indexed.stream().noneMatch(index -> beginsWith(index, columns))) {
                Identifier name = metadata.getDatabase().toIdentifier(key.getName());
                declarations.add("index " + name.render(dialect) + " (" + String.join(", ", columns) + ")");
                indexed.add(columns);
            }
        }
        return declarations;
    }

    private List<String> handle(Table table, Metadata metadata) {
        PrimaryKey key = table.getPrimaryKey();
        return key != null
                        && key.getColumnSpan() == 1
                        && WHOLE_NUMBER
                                .matcher(key.getColumn(0).getSqlType(metadata))
                                .matches()
                        && !key.getOptions().equals(Options.NONCLUSTERED)
                ? columns(key.getColumns())
                : List.of();
    }

    private List<String> columns(List<? extends Selectable> columns) {
        return columns.stream().map(column -> column.getText(dialect)).toList();
    }

    private static boolean beginsWith(List<String> index, List<String> columns) {
        return index.size() >= columns.size()
                && index.subList(0, columns.size()).equals(columns);
    }
}
