package org.tidewire.internal.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.Exportable;
import org.hibernate.boot.model.relational.Sequence;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.Index;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UniqueKey;
import org.jspecify.annotations.Nullable;

/**
 * One run of Hibernate's schema tool. It collects what the tool is about to create, by {@link CollectingExporter}, and sends it
 * when the tool comes to something else: sequences, then tables with their keys in the order of their references, then views.
 *
 * <p>Foreign keys that no {@code create table} has declared are left to the tool.
 */
final class SchemaCreation {
    private static final String TABLES = "tables";
    private static final String SEQUENCES = "sequences";
    private static final ThreadLocal<@Nullable SchemaCreation> CURRENT = new ThreadLocal<>();

    private final Dialect dialect;
    private final KeyRules rules;
    private final boolean asksDatabase;
    private final List<String> sequences = new ArrayList<>();
    private final Map<Table, NewTable> tables = new LinkedHashMap<>();
    private final List<String> views = new ArrayList<>();
    private final Set<Table> existing = new HashSet<>();
    private final Set<ForeignKey> declared = Collections.newSetFromMap(new IdentityHashMap<>());
    private final SchemaProgress progress = new SchemaProgress(System::nanoTime);
    private @Nullable SchemaTargets targets;
    private boolean isSending;

    private SchemaCreation(Dialect dialect, KeyRules rules, boolean asksDatabase) {
        this.dialect = dialect;
        this.rules = rules;
        this.asksDatabase = asksDatabase;
    }

    /**
     * Begins a run in this thread, which lasts until it is closed.
     *
     * @param asksDatabase whether statements go to the database, which refuses some, and not only to a script
     */
    static SchemaCreation open(Dialect dialect, KeyRules rules, boolean asksDatabase) {
        SchemaCreation creation = new SchemaCreation(dialect, rules, asksDatabase);
        CURRENT.set(creation);
        return creation;
    }

    static @Nullable SchemaCreation current() {
        return CURRENT.get();
    }

    SchemaProgress progress() {
        return progress;
    }

    /** From now on statements are collected for these targets, until {@link #finish}. */
    void collectFor(SchemaTargets newTargets) {
        targets = newTargets;
    }

    /**
     * A table that is there, with all keys that foreign keys may refer to. Its columns may be others than those of the mapping, so a
     * foreign key to it may be refused: in a script it stays a statement of its own, to cost no table.
     */
    void exists(Table table) {
        if (asksDatabase) {
            existing.add(table);
        }
    }

    boolean isOfNewTable(Exportable object) {
        return object instanceof UniqueKey key && tables.containsKey(key.getTable());
    }

    /**
     * Takes over what Hibernate is about to create.
     *
     * @param statements those that create the object
     * @return whether they, or others in their place, are sent by this run
     */
    boolean take(Exportable object, String[] statements, Metadata metadata, SqlStringGenerationContext names) {
        boolean taken = collect(object, statements, metadata, names);
        if (!taken && !isSending && statements.length > 0) {
            progress.oneDone(object instanceof Sequence ? SEQUENCES : "indexes and keys", 0);
        }
        return taken;
    }

    private boolean collect(
            Exportable object, String[] statements, Metadata metadata, SqlStringGenerationContext names) {
        if (object instanceof ForeignKey key) {
            send();
            return declared.contains(key);
        }
        if (targets == null || statements.length == 0) {
            return false;
        }
        List<String> created = List.of(statements);
        if (object instanceof Sequence) {
            return sequences.addAll(created);
        }
        if (object instanceof Table table) {
            if (table.isView()) {
                return views.addAll(created);
            }
            tables.put(table, new NewTable(table, created, dialect, rules, metadata, names));
            return true;
        }
        if (object instanceof Index index) {
            return add(
                    index.getTable(), TableKey.of(index, created, dialect, names), rules.canDeclare(index, metadata));
        }
        return object instanceof UniqueKey key
                && add(key.getTable(), TableKey.of(key, created, dialect, names), rules.canDeclare(key, metadata));
    }

    private boolean add(Table table, TableKey key, boolean declarable) {
        NewTable created = tables.get(table);
        if (created != null) {
            created.add(declarable ? key : key.separate());
        }
        return created != null;
    }

    /** Sends what has been collected. */
    void send() {
        SchemaTargets collectingFor = targets;
        if (collectingFor != null) {
            targets = null; // the exporters that are asked below answer for themselves
            isSending = true;
            try {
                for (String sequence : sequences) {
                    collectingFor.send(List.of(sequence));
                    progress.oneDone(SEQUENCES, sequences.size());
                }
                sequences.clear();
                sendTables(collectingFor);
                collectingFor.send(views);
                views.clear();
            } finally {
                isSending = false;
                targets = collectingFor;
            }
        }
    }

    private void sendTables(SchemaTargets to) {
        Map<Table, List<Table>> references = new LinkedHashMap<>();
        tables.forEach((table, created) -> references.put(
                table,
                created.findForeignKeys(
                        referenced -> existing.contains(referenced) || tables.containsKey(referenced))));
        TableOrder.of(references).forEach((table, foreignKeyCount) -> {
            NewTable created = tables.get(table);
            if (created != null) {
                declared.addAll(created.create(foreignKeyCount, to));
                progress.oneDone(TABLES, tables.size());
            }
        });
        existing.addAll(tables.keySet());
        tables.clear();
    }

    /** Sends what has been collected; what follows is not collected. */
    void finish() {
        send();
        targets = null;
    }

    void close() {
        CURRENT.remove();
    }
}
