package org.tidewire.internal.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/** A table that is to be created, with its keys in the order in which Hibernate would add them. */
final class NewTable {
    private final Table table;
    private final List<String> statements;
    private final Dialect dialect;
    private final KeyRules rules;
    private final Metadata metadata;
    private final SqlStringGenerationContext names;
    private final List<TableKey> keys = new ArrayList<>();
    private final List<DeclaredForeignKey> foreignKeys = new ArrayList<>();

    private record DeclaredForeignKey(ForeignKey key, String declaration) {}

    /** @param statements the one that creates the table without its keys, and those that follow it */
    NewTable(
            Table table,
            List<String> statements,
            Dialect dialect,
            KeyRules rules,
            Metadata metadata,
            SqlStringGenerationContext names) {
        this.table = table;
        this.statements = statements;
        this.dialect = dialect;
        this.rules = rules;
        this.metadata = metadata;
        this.names = names;
    }

    /** Adds an index or a unique key. */
    void add(TableKey key) {
        keys.add(key);
    }

    /**
     * Finds the foreign keys that {@code create table} can declare. They end with the first one that has to be added later, since
     * a foreign key uses the index of an earlier one.
     *
     * @param known whether a table is there, or will be
     * @return the tables that they refer to
     */
    List<Table> findForeignKeys(Predicate<Table> known) {
        foreignKeys.clear();
        if (declarations().size() == keys.size()) {
            for (ForeignKey key : table.getForeignKeyCollection()) {
                List<String> added = List.of(dialect.getForeignKeyExporter().getSqlCreateStrings(key, metadata, names));
                String declaration = TableKey.of(key, added, dialect, names).declaration();
                if (declaration != null && known.test(key.getReferencedTable()) && rules.canDeclare(key, metadata)) {
                    foreignKeys.add(new DeclaredForeignKey(key, declaration));
                } else if (!added.isEmpty()) {
                    break;
                }
            }
            while (keys.size()
                            + indexesFor(declared(foreignKeys.size()), keys.size())
                                    .size()
                    > rules.mostIndexes()) {
                foreignKeys.remove(foreignKeys.size() - 1);
            }
        }
        return foreignKeys.stream().map(one -> one.key().getReferencedTable()).toList();
    }

    private List<ForeignKey> declared(int foreignKeyCount) {
        return foreignKeys.subList(0, foreignKeyCount).stream()
                .map(DeclaredForeignKey::key)
                .toList();
    }

    private List<String> indexesFor(List<ForeignKey> declared, int keyCount) {
        List<List<? extends Selectable>> indexed = new ArrayList<>();
        keys.subList(0, keyCount).forEach(key -> indexed.add(key.columns()));
        return rules.foreignKeyIndexes(table, indexed, declared, metadata);
    }

    /** The indexes and unique keys that {@code create table} can declare, up to the first one that it cannot. */
    private List<String> declarations() {
        List<String> declarations = new ArrayList<>();
        for (TableKey key : keys) {
            if (key.declaration() == null || declarations.size() == rules.mostIndexes()) {
                break;
            }
            declarations.add(key.declaration());
        }
        return declarations;
    }

    /**
     * Creates the table with its keys, or without them if the database refuses that.
     *
     * @param foreignKeyCount how many of those that have been found are declared
     * @return the foreign keys that the table has
     */
    List<ForeignKey> create(int foreignKeyCount, SchemaTargets targets) {
        List<ForeignKey> declared = declared(foreignKeyCount);
        List<String> declarations = declarations();
        int added = declarations.size();
        declarations.addAll(indexesFor(declared, added));
        foreignKeys.subList(0, foreignKeyCount).forEach(key -> declarations.add(key.declaration()));
        String complete = statement(declarations);
        if (complete == null || !targets.sendIfAccepted(complete)) {
            targets.send(statements.subList(0, 1));
            added = 0;
            declared = List.of();
        }
        targets.send(statements.subList(1, statements.size()));
        keys.subList(added, keys.size()).forEach(targets::sendKey);
        return declared;
    }

    /** The statement that creates the table with these keys; null if there are none, or if the exporter leaves them out. */
    private @Nullable String statement(List<String> declarations) {
        if (declarations.isEmpty()) {
            return null;
        }
        String keysOnly = String.join(", ", declarations);
        String extra = table.getExtraDeclarations();
        String all = extra == null || extra.isEmpty() ? keysOnly : extra + ", " + keysOnly;
        table.setExtraDeclarations(all);
        try {
            return Stream.of(dialect.getTableExporter().getSqlCreateStrings(table, metadata, names))
                    .findFirst()
                    .filter(statement -> statement.contains(all))
                    .orElse(null);
        } finally {
            table.setExtraDeclarations(extra);
        }
    }
}
