package org.tidewire.internal.batch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.engine.jdbc.batch.spi.Batch;
import org.hibernate.engine.jdbc.batch.spi.BatchKey;
import org.hibernate.engine.jdbc.batch.spi.BatchObserver;
import org.hibernate.engine.jdbc.mutation.JdbcValueBindings;
import org.hibernate.engine.jdbc.mutation.TableInclusionChecker;
import org.hibernate.engine.jdbc.mutation.group.PreparedStatementDetails;
import org.hibernate.engine.jdbc.mutation.group.PreparedStatementGroup;
import org.hibernate.engine.jdbc.mutation.spi.BindingGroup;
import org.hibernate.engine.jdbc.spi.JdbcCoordinator;
import org.jspecify.annotations.Nullable;
import org.tidewire.batch.BatchListener;

/**
 * Holds updates or deletes by key, and sends those of each table as one statement. What cannot be sent so goes to Hibernate's own
 * batch, from the first such row on, and after the rows that are held.
 */
final class KeyedBatch implements Batch {
    private final BatchKey key;
    private final PreparedStatementGroup group;
    private final int batchSize;
    private final JdbcCoordinator coordinator;
    private final HibernateBatchBuilder own;
    private final KeyedForm form;
    private final @Nullable BatchListener listener;
    private final Set<BatchObserver> observers = new LinkedHashSet<>();
    private final Map<String, KeyedTable> tables = new LinkedHashMap<>();
    private @Nullable Batch rowByRow;
    private int held;

    KeyedBatch(
            BatchKey key,
            PreparedStatementGroup group,
            int batchSize,
            JdbcCoordinator coordinator,
            HibernateBatchBuilder own,
            KeyedForm form,
            @Nullable BatchListener listener) {
        this.key = key;
        this.group = group;
        this.batchSize = batchSize;
        this.coordinator = coordinator;
        this.own = own;
        this.form = form;
        this.listener = listener;
    }

    @Override
    public BatchKey getKey() {
        return key;
    }

    @Override
    public PreparedStatementGroup getStatementGroup() {
        return group;
    }

    @Override
    public void addObserver(BatchObserver observer) {
        observers.add(observer);
        if (rowByRow != null) {
            rowByRow.addObserver(observer);
        }
    }

    @Override
    public void addToBatch(JdbcValueBindings bindings, @Nullable TableInclusionChecker inclusion) {
        addToBatch(bindings, inclusion, null);
    }

    @Override
    public void addToBatch(
            JdbcValueBindings bindings,
            @Nullable TableInclusionChecker inclusion,
            @Nullable StaleStateMapper staleState) {
        if (rowByRow == null) {
            List<Addition> additions = additions(bindings, inclusion, staleState);
            if (additions != null) {
                add(additions);
                additions.forEach(addition -> bindings.afterStatement(addition.details.getMutatingTableDetails()));
                return;
            }
            send();
            rowByRow = own.build(key, group, batchSize, coordinator);
            observers.forEach(rowByRow::addObserver);
        }
        if (staleState == null) {
            rowByRow.addToBatch(bindings, inclusion);
        } else {
            rowByRow.addToBatch(bindings, inclusion, staleState);
        }
    }

    /** A row for one table. */
    private record Addition(PreparedStatementDetails details, KeyedTable table, KeyedRow row) {}

    /** Null where a table's row cannot be held. */
    private @Nullable List<Addition> additions(
            JdbcValueBindings bindings,
            @Nullable TableInclusionChecker inclusion,
            @Nullable StaleStateMapper staleState) {
        List<Addition> additions = new ArrayList<>(group.getNumberOfStatements());
        boolean[] complete = {true};
        group.forEachStatement((table, details) -> {
            if (complete[0] && (inclusion == null || inclusion.include(details.getMutatingTableDetails()))) {
                Addition addition = addition(bindings.getBindingGroup(table), details, staleState);
                if (addition == null) {
                    complete[0] = false;
                } else {
                    additions.add(addition);
                }
            }
        });
        return complete[0] ? additions : null;
    }

    private @Nullable Addition addition(
            @Nullable BindingGroup bindings, PreparedStatementDetails details, @Nullable StaleStateMapper staleState) {
        if (bindings == null
                || bindings.getBindings().isEmpty()
                || !(bindings.getBindings().iterator().next().getValueDescriptor()
                        instanceof KeyedOperation.Parameter parameter)
                || form.maximumRows(parameter.mutation()) < 2) {
            return null;
        }
        KeyedTable table = tables.computeIfAbsent(
                parameter.mutation().table(), name -> new KeyedTable(parameter.mutation(), form, details, coordinator));
        KeyedRow row = table.row(bindings, staleState);
        return row == null ? null : new Addition(details, table, row);
    }

    private void add(List<Addition> additions) {
        if (additions.stream().anyMatch(addition -> !addition.table.takes(addition.row))) {
            send();
        }
        additions.forEach(addition -> addition.table.add(addition.row));
        if (++held == batchSize) {
            observers.forEach(BatchObserver::batchImplicitlyExecuted);
            send();
        }
    }

    /** In the order of Hibernate's statements: all rows of a table before those of the next. */
    private void send() {
        BatchListener.Sending sending =
                listener == null || held == 0 ? null : listener.sending(key.toLoggableString(), held);
        RuntimeException failure = null;
        try {
            group.forEachStatement((name, details) -> {
                KeyedTable table = tables.get(name);
                if (table != null) {
                    table.send();
                }
            });
        } catch (RuntimeException e) {
            failure = e;
            abort(e);
            throw e;
        } finally {
            clear();
            coordinator.afterStatementExecution();
            if (sending != null) {
                sending.ended(failure);
            }
        }
    }

    private void abort(RuntimeException cause) {
        try {
            group.release();
            coordinator.abortBatch();
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    private void clear() {
        tables.values().forEach(KeyedTable::clear);
        held = 0;
    }

    @Override
    public void execute() {
        if (rowByRow != null) {
            rowByRow.execute();
            return;
        }
        observers.forEach(BatchObserver::batchExplicitlyExecuted);
        try {
            send();
        } finally {
            group.release();
        }
    }

    @Override
    public void release() {
        clear();
        observers.clear();
        if (rowByRow != null) {
            rowByRow.release();
        } else {
            group.release();
        }
    }

    @Override
    public String toString() {
        return "KeyedBatch(" + key.toLoggableString() + ")";
    }
}
