package org.tidewire.internal.batch;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.StaleStateException;
import org.hibernate.engine.jdbc.batch.spi.Batch;
import org.hibernate.engine.jdbc.mutation.group.PreparedStatementDetails;
import org.hibernate.engine.jdbc.mutation.spi.BindingGroup;
import org.hibernate.engine.jdbc.spi.JdbcCoordinator;
import org.hibernate.engine.jdbc.spi.JdbcServices;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.event.monitor.spi.DiagnosticEvent;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.DataException;
import org.hibernate.jdbc.Expectation;
import org.hibernate.resource.jdbc.spi.JdbcEventHandler;
import org.hibernate.resource.jdbc.spi.JdbcSessionOwner;
import org.jspecify.annotations.Nullable;

/** The rows of one table that a batch holds. */
final class KeyedTable {
    private static final BitSet HOLDS = BitSet.valueOf(new long[] {1});

    private final KeyedMutation mutation;
    private final KeyedForm form;
    private final PreparedStatementDetails single;
    private final JdbcCoordinator coordinator;
    private final BoundValue.Recorder recorder;
    private final JdbcServices services;
    private final List<KeyedRow> rows = new ArrayList<>();
    private final Set<List<Object>> keys = new HashSet<>();
    private long bytes;

    KeyedTable(KeyedMutation mutation, KeyedForm form, PreparedStatementDetails single, JdbcCoordinator coordinator) {
        this.mutation = mutation;
        this.form = form;
        this.single = single;
        this.coordinator = coordinator;
        SharedSessionContractImplementor session = (SharedSessionContractImplementor) coordinator.getJdbcSessionOwner();
        recorder = new BoundValue.Recorder(session);
        services = session.getJdbcServices();
    }

    /** Takes the values of a row; null where one cannot be held. */
    @Nullable
    KeyedRow row(BindingGroup bindings, Batch.@Nullable StaleStateMapper staleState) {
        return bound(single.getSqlString(), () -> KeyedRow.of(mutation, bindings, staleState, recorder));
    }

    /** Whether a row can be added to those that are held. */
    boolean takes(KeyedRow row) {
        return rows.isEmpty()
                || (rows.size() < form.maximumRows(mutation)
                        && bytes + row.bytes() <= form.maximumBytes()
                        && !keys.contains(row.key())
                        && form.fits(mutation, rows.get(0), row));
    }

    void add(KeyedRow row) {
        rows.add(row);
        keys.add(row.key());
        bytes += row.bytes();
    }

    void clear() {
        rows.clear();
        keys.clear();
        bytes = 0;
    }

    void send() {
        if (rows.size() == 1) {
            sendRowByRow(rows);
        } else if (!rows.isEmpty()) {
            form.groups(sorted()).forEach(this::sendTogether);
        }
    }

    private void sendTogether(List<KeyedRow> group) {
        List<KeyedRow> counted = withoutMiscounted(group);
        if (counted.size() < 2) {
            sendRowByRow(counted);
            return;
        }
        KeyedForm.Condition condition = form.condition(mutation, counted, isChecked());
        KeyedForm.Statement change = form.change(mutation, counted, condition);
        int count;
        try {
            count = execute(change);
        } catch (ConstraintViolationException | DataException e) {
            if (!form.goesOnAfterErrors()) {
                throw e;
            }
            // The statement had no effect. One by one in their order some may be possible, or fail with their own
            // exception.
            sendRowByRow(rows);
            return;
        }
        if (condition != null) {
            BitSet answer = count > 0 ? HOLDS : numbers(form.question(mutation, condition), Integer.MAX_VALUE);
            form.learn(mutation, condition, answer);
            if (!answer.get(0)) {
                sendRowByRow(rows);
                return;
            }
        }
        if (count != counted.size()) {
            sendMissed(counted, count, change.sql());
        }
    }

    /** Rows that are missing, or there more than once, are sent by themselves, and fail by their own counts. */
    private List<KeyedRow> withoutMiscounted(List<KeyedRow> group) {
        KeyedForm.Statement query = isChecked() ? form.miscounted(mutation, group) : null;
        BitSet miscounted = query == null ? new BitSet() : numbers(query, group.size());
        if (miscounted.isEmpty()) {
            return group;
        }
        sendRowByRow(miscounted.stream().mapToObj(group::get).toList());
        return IntStream.range(0, group.size())
                .filter(row -> !miscounted.get(row))
                .mapToObj(group::get)
                .toList();
    }

    /** In the order of their keys, so that statements of several transactions lock the rows in the same order. */
    private List<KeyedRow> sorted() {
        List<KeyedRow> sorted = new ArrayList<>(rows);
        if (sorted.stream().allMatch(row -> row.key().size() == 1 && row.key().get(0) instanceof Long)) {
            sorted.sort(Comparator.comparing(row -> (Long) row.key().get(0)));
        }
        return sorted;
    }

    /** Hibernate checks the count only of the table that holds the identifier. */
    private boolean isChecked() {
        return single.getMutatingTableDetails().isIdentifierTable()
                && single.getExpectation().getClass() == Expectation.RowCount.class
                && rows.get(0).staleState() != null;
    }

    private void sendRowByRow(List<KeyedRow> some) {
        if (some.isEmpty()) {
            return;
        }
        Runnable end = mutation.isDelete() ? () -> {} : SingleUpdates.begin(form, coordinator, some.size());
        try {
            sendBatch(some);
        } finally {
            end.run();
        }
    }

    /** By Hibernate's statement, as a batch of the driver. */
    private void sendBatch(List<KeyedRow> some) {
        PreparedStatement statement = single.resolveStatement();
        some.forEach(row -> addToBatch(row.values(), statement, single.getSqlString()));
        int[] counts = executeBatch(statement, single.getSqlString());
        // of collections many rows may go at once, as those of a soft delete
        if (single.getMutatingTableDetails().isIdentifierTable() && some.get(0).staleState() != null) {
            for (int i = 0; i < counts.length; i++) {
                verify(some.get(i), counts[i], statement);
            }
        }
    }

    private void verify(KeyedRow row, int count, @Nullable PreparedStatement statement) {
        try {
            single.getExpectation().verifyOutcome(count, statement, rows.indexOf(row), single.getSqlString());
        } catch (StaleStateException e) {
            throw Objects.requireNonNull(row.staleState()).map(e);
        } catch (SQLException e) {
            throw services.getSqlExceptionHelper().convert(e, "could not verify a row count", single.getSqlString());
        }
    }

    /** A batch of one: the driver throws for it what it throws for a batch of the rows. */
    private int execute(KeyedForm.Statement statement) {
        PreparedStatement prepared = prepare(statement.sql());
        try {
            addToBatch(statement.values(), prepared, statement.sql());
            return executeBatch(prepared, statement.sql())[0];
        } finally {
            release(prepared);
        }
    }

    private void addToBatch(List<BoundValue> values, PreparedStatement statement, String sql) {
        services.getSqlStatementLogger().logStatement(sql);
        bind(values, statement, sql);
        bound(sql, () -> {
            statement.addBatch();
            return null;
        });
    }

    /** With the events of Hibernate's own batch. */
    private int[] executeBatch(PreparedStatement statement, String sql) {
        JdbcSessionOwner owner = coordinator.getJdbcSessionOwner();
        JdbcEventHandler handler = owner.getJdbcSessionContext().getEventHandler();
        DiagnosticEvent event = owner.getEventMonitor().beginJdbcBatchExecutionEvent();
        long begin = System.nanoTime();
        handler.jdbcExecuteBatchStart();
        try {
            int[] counts = statement.executeBatch();
            services.getSqlStatementLogger().logSlowQuery(sql, begin, owner.getJdbcSessionContext());
            return counts;
        } catch (SQLException e) {
            coordinator.afterFailedStatementExecution(e);
            throw services.getSqlExceptionHelper().convert(e, "could not execute batch", sql);
        } finally {
            owner.getEventMonitor().completeJdbcBatchExecutionEvent(event, sql);
            handler.jdbcExecuteBatchEnd();
        }
    }

    private PreparedStatement prepare(String sql) {
        return coordinator.getMutationStatementPreparer().prepareStatement(sql, false);
    }

    private void release(PreparedStatement prepared) {
        coordinator.getLogicalConnection().getResourceRegistry().release(prepared);
    }

    /** Rows that the statement did not change: unique values of theirs change, or they are stale. */
    private void sendMissed(List<KeyedRow> sent, int count, String sql) {
        boolean guarded = !form.guarded(mutation).isEmpty();
        if (!guarded && !isChecked()) {
            return;
        }
        if (count == 0) {
            // The statement had no effect. One by one in their order, the first that is stale is known, also where
            // nothing is left of it.
            sendRowByRow(inOrder(sent));
            return;
        }
        List<KeyedRow> missed = missed(sent);
        if (guarded) {
            sendRowByRow(missed);
            if (!isChecked() || count + missed.size() == sent.size()) {
                return;
            }
        } else if (!missed.isEmpty()) {
            verify(missed.get(0), 0, null);
        }
        throw new StaleStateException("Batch of " + sent.size() + " rows changed " + count + " rows of table "
                + mutation.table() + ": some were changed or deleted meanwhile [" + sql + "]");
    }

    private List<KeyedRow> missed(List<KeyedRow> sent) {
        List<KeyedRow> missed = missed(sent, form.find(mutation, sent));
        return missed.isEmpty() ? missed(sent, form.findLocked(mutation, sent)) : missed;
    }

    private List<KeyedRow> missed(List<KeyedRow> sent, KeyedForm.@Nullable Statement query) {
        if (query == null) {
            return List.of();
        }
        BitSet found = numbers(query, sent.size());
        return inOrder(IntStream.range(0, sent.size())
                .filter(row -> found.get(row) == mutation.isDelete())
                .mapToObj(sent::get)
                .toList());
    }

    /** In the order in which they were added. */
    private List<KeyedRow> inOrder(List<KeyedRow> some) {
        Set<List<Object>> chosen = some.stream().map(KeyedRow::key).collect(Collectors.toSet());
        return rows.stream().filter(row -> chosen.contains(row.key())).toList();
    }

    private BitSet numbers(KeyedForm.Statement query, int size) {
        services.getSqlStatementLogger().logStatement(query.sql());
        PreparedStatement prepared = prepare(query.sql());
        BitSet found = new BitSet();
        try {
            bind(query.values(), prepared, query.sql());
            ResultSet numbers = coordinator.getResultSetReturn().extract(prepared, query.sql());
            while (numbers.next()) {
                // A form may repeat the last row, to have few sizes of statements.
                found.set(Math.min(numbers.getInt(1), size) - 1);
            }
            return found;
        } catch (SQLException e) {
            throw services.getSqlExceptionHelper().convert(e, "could not look for stale rows", query.sql());
        } finally {
            release(prepared);
        }
    }

    private interface Binder<T> {
        @Nullable
        T bind() throws SQLException;
    }

    private void bind(List<BoundValue> values, PreparedStatement statement, String sql) {
        bound(sql, () -> {
            for (int i = 0; i < values.size(); i++) {
                values.get(i).bind(statement, i + 1);
            }
            return null;
        });
    }

    private <T> @Nullable T bound(String sql, Binder<T> binder) {
        try {
            return binder.bind();
        } catch (SQLException e) {
            throw services.getSqlExceptionHelper().convert(e, "could not bind the values of a batch", sql);
        }
    }
}
