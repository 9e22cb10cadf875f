package org.tidewire.tidb.internal.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Constraint;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.Index;
import org.hibernate.mapping.PrimaryKey;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UniqueKey;
import org.jspecify.annotations.Nullable;
import org.tidewire.internal.schema.KeyNames;
import org.tidewire.internal.schema.KeyRules;
import org.tidewire.tidb.internal.mapping.Options;
import org.tidewire.tidb.internal.server.TiDBCapability;

/** Which keys TiDB refuses, and which indexes it makes for foreign keys (measured on 8.5). */
record TiDBKeyRules(Dialect dialect) implements KeyRules {
    private static final int IGNORE_CASE = Pattern.CASE_INSENSITIVE | Pattern.DOTALL;

    private static final Pattern PARTITIONS = Pattern.compile("\\bpartition\\s+by\\b", IGNORE_CASE);
    private static final Pattern TTL = Pattern.compile("\\bttl\\s*=", IGNORE_CASE);

    /** {@code create index} takes more, such as {@code algorithm}. Error 1688 for a longer comment. */
    private static final Pattern INDEX_OPTIONS = Pattern.compile(
            "(?:\\s*(?:(?:in)?visible|using\\s+(?:btree|hash)|comment\\s*'[^'\\\\]{0,1024}'))*\\s*", IGNORE_CASE);

    private static final int LONGEST_NAME = 64;
    /** A hidden column has the expression, and the name of the index with six characters more. */
    private static final int LONGEST_NAME_WITH_EXPRESSION = LONGEST_NAME - 6;

    /** Of indexes, the primary key among them, and without one that is the row's handle. Error 1069 for more. */
    private static final int MOST_INDEXES = 64;

    @Override
    public int mostIndexes() {
        return MOST_INDEXES - 1;
    }

    @Override
    public boolean canDeclare(Index index, Metadata metadata) {
        boolean hasExpression = index.getSelectables().stream().anyMatch(Selectable::isFormula);
        return isUsual(index.getName(), index.getTable())
                && KeyNames.isWritable(index, dialect)
                && !(hasExpression && index.getName().length() > LONGEST_NAME_WITH_EXPRESSION)
                && canDeclare(index.getTable(), index.isUnique(), index.getSelectables(), index.getOptions(), metadata);
    }

    @Override
    public boolean canDeclare(UniqueKey key, Metadata metadata) {
        return isUsual(key.getName(), key.getTable())
                && KeyNames.isWritable(key, dialect)
                && canDeclare(key.getTable(), true, key.getColumns(), key.getOptions(), metadata);
    }

    /** Error 1503 for a unique key beside partitions: that has to have all their columns, as the primary key does. */
    private static boolean canDeclare(
            Table table,
            boolean unique,
            List<? extends Selectable> parts,
            @Nullable String options,
            Metadata metadata) {
        return IndexLimits.accept(table, parts, metadata)
                && !ForeignKeyColumns.definesKeys(table, metadata)
                && INDEX_OPTIONS
                        .matcher(Objects.requireNonNullElse(options, ""))
                        .matches()
                && !(unique
                        && has(PARTITIONS, table)
                        && !(table.getPrimaryKey() != null
                                && new HashSet<>(parts)
                                        .containsAll(table.getPrimaryKey().getColumns())));
    }

    /** Error 1059 for a long name, 1061 for one that another index or a check of the table has. */
    private static boolean isUsual(@Nullable String name, Table table) {
        String plain = plain(name);
        return plain.length() <= LONGEST_NAME
                && !plain.equalsIgnoreCase("primary")
                && names(table).filter(plain::equalsIgnoreCase).count() == 1;
    }

    /** {@code create table} has one space of names for indexes and checks; {@code alter table} has two. */
    private static Stream<String> names(Table table) {
        return Stream.of(
                        table.getIndexes().values().stream().map(Index::getName),
                        table.getUniqueKeys().values().stream().map(Constraint::getName),
                        KeyRules.checkNames(table))
                .flatMap(names -> names.map(TiDBKeyRules::plain));
    }

    private static String plain(@Nullable String name) {
        return Objects.requireNonNullElse(name, "").replace("`", "");
    }

    private static boolean has(Pattern option, Table table) {
        return option.matcher(Objects.requireNonNullElse(table.getOptions(), ""))
                .find();
    }

    /**
     * Before 6.6 a foreign key is a note that TiDB keeps. Since then it has no foreign keys of partitioned tables, none to tables
     * with a TTL, and none to columns without an index.
     */
    @Override
    public boolean canDeclare(ForeignKey key, Metadata metadata) {
        Table referenced = key.getReferencedTable();
        ForeignKeyColumns columns = new ForeignKeyColumns(key, metadata);
        return TiDBCapability.FOREIGN_KEYS.isIn(dialect.getVersion())
                && hasUsualName(key, metadata)
                && !has(PARTITIONS, key.getTable())
                && !has(PARTITIONS, referenced)
                && !has(TTL, referenced)
                && !ForeignKeyColumns.definesKeys(key.getTable(), metadata)
                && columns.areDefined()
                && columns.haveTheTypesOfTheirTargets()
                && columns.allowTheActions()
                && IndexLimits.accept(key.getTable(), key.getColumns(), metadata)
                && isTarget(referenced, KeyRules.targets(key), metadata);
    }

    /** A foreign key without an index gets one of its name: error 1061 if another one, or a check, has that. */
    private boolean hasUsualName(ForeignKey key, Metadata metadata) {
        Table table = key.getTable();
        String name = plain(key.getName());
        return name.length() <= LONGEST_NAME
                && KeyNames.isWritable(key, dialect)
                && table.getForeignKeyCollection().stream()
                                .filter(other -> plain(other.getName()).equalsIgnoreCase(name))
                                .count()
                        == 1
                && KeyRules.checkNames(table).map(TiDBKeyRules::plain).noneMatch(name::equalsIgnoreCase)
                && (names(table).noneMatch(name::equalsIgnoreCase) || hasIndex(table, key.getColumns(), metadata));
    }

    private boolean isTarget(Table table, List<Column> columns, Metadata metadata) {
        PrimaryKey primaryKey = table.getPrimaryKey();
        return (primaryKey != null && beginsWith(primaryKey.getColumns(), columns))
                || hasIndex(table, columns, metadata);
    }

    private boolean hasIndex(Table table, List<Column> columns, Metadata metadata) {
        return table.getUniqueKeys().values().stream()
                        .anyMatch(key -> beginsWith(key.getColumns(), columns) && canDeclare(key, metadata))
                || table.getIndexes().values().stream()
                        .anyMatch(index -> beginsWith(index.getSelectables(), columns) && canDeclare(index, metadata));
    }

    /**
     * All that TiDB makes by itself if the foreign keys are added to the table. If {@code create table} declares them it makes
     * none for the handle, nor where {@code tidb_enable_foreign_key} is off; and declared indexes come before those that it makes.
     */
    @Override
    public List<String> foreignKeyIndexes(
            Table table, List<List<? extends Selectable>> declared, List<ForeignKey> keys, Metadata metadata) {
        Collection<List<? extends Selectable>> indexed = new ArrayList<>(declared);
        PrimaryKey primaryKey = table.getPrimaryKey();
        if (primaryKey != null && !isHandle(primaryKey, metadata)) {
            indexed.add(primaryKey.getColumns());
        }
        List<String> declarations = new ArrayList<>();
        for (ForeignKey key : keys) {
            if (indexed.stream().noneMatch(index -> beginsWith(index, key.getColumns()))) {
                Identifier name = metadata.getDatabase().toIdentifier(key.getName());
                String columns = String.join(
                        ", ",
                        key.getColumns().stream()
                                .map(column -> column.getQuotedName(dialect))
                                .toList());
                declarations.add("index " + name.render(dialect) + " (" + columns + ")");
                indexed.add(key.getColumns());
            }
        }
        return declarations;
    }

    /** A clustered primary key of one whole number is the row's handle, and no index. */
    private static boolean isHandle(PrimaryKey key, Metadata metadata) {
        return key.getColumnSpan() == 1
                && ForeignKeyColumns.WHOLE_NUMBER
                        .matcher(key.getColumn(0).getSqlType(metadata))
                        .find()
                && !key.getOptions().equals(Options.NONCLUSTERED);
    }

    private static boolean beginsWith(List<? extends Selectable> index, List<? extends Selectable> columns) {
        return index.size() >= columns.size()
                && index.subList(0, columns.size()).equals(columns);
    }
}
