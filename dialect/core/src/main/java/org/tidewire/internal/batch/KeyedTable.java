package org.tidewire.internal.batch;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.hibernate.HibernateException;
import org.hibernate.StaleStateException;
import org.hibernate.engine.jdbc.batch.spi.Batch;
import org.hibernate.engine.jdbc.mutation.group.PreparedStatementDetails;
import org.hibernate.engine.jdbc.mutation.spi.BindingGroup;
import org.hibernate.engine.jdbc.spi.JdbcCoordinator;
import org.hibernate.engine.jdbc.spi.JdbcServices;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** The rows of one table that a batch holds. */
final class KeyedTable {
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
        KeyedForm.Statement change = form.change(mutation, counted);
        int count;
        Savepoint savepoint = form.needsSavepoint(mutation)
                ? bound("savepoint", () -> physicalConnection().setSavepoint())
                : null;
        try {
            count = execute(change);
        } catch (ConstraintViolationException e) {
            if (savepoint != null) {
                bound("rollback to savepoint", () -> {
                    physicalConnection().rollback(savepoint);
                    return savepoint;
                });
            } else if (!form.goesOnAfterErrors()) {
                throw e;
            }
            // The statement had no effect. One by one in their order the rows may be possible, as where unique values
            // move on.
            sendRowByRow(rows);
            return;
        }
        if (savepoint != null) {
            bound("release savepoint", () -> {
                physicalConnection().releaseSavepoint(savepoint);
                return savepoint;
            });
        }
        if (count != counted.size() && isChecked()) {
            throw staleState(counted, count, change.sql());
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
                && rows.get(0).staleState() != null;
    }

    private void sendRowByRow(List<KeyedRow> some) {
        String sql = single.getSqlString();
        PreparedStatement statement = single.resolveStatement();
        for (int i = 0; i < some.size(); i++) {
            KeyedRow row = some.get(i);
            services.getSqlStatementLogger().logStatement(sql);
            bind(row.values(), statement, sql);
            int count = coordinator.getResultSetReturn().executeUpdate(statement, sql);
            if (single.getMutatingTableDetails().isIdentifierTable()) {
                verify(row.staleState(), statement, count, i);
            }
        }
    }

    private void verify(
            Batch.@Nullable StaleStateMapper staleState, PreparedStatement statement, int count, int position) {
        try {
            single.getExpectation().verifyOutcome(count, statement, position, single.getSqlString());
        } catch (StaleStateException e) {
            if (staleState != null) {
                throw staleState.map(e);
            }
        } catch (SQLException e) {
            throw services.getSqlExceptionHelper().convert(e, "could not verify a row count", single.getSqlString());
        }
    }

    private int execute(KeyedForm.Statement statement) {
        PreparedStatement prepared = prepare(statement);
        try {
            return coordinator.getResultSetReturn().executeUpdate(prepared, statement.sql());
        } finally {
            release(prepared);
        }
    }

    private PreparedStatement prepare(KeyedForm.Statement statement) {
        services.getSqlStatementLogger().logStatement(statement.sql());
        PreparedStatement prepared =
                coordinator.getMutationStatementPreparer().prepareStatement(statement.sql(), false);
        bind(statement.values(), prepared, statement.sql());
        return prepared;
    }

    private Connection physicalConnection() {
        return coordinator.getLogicalConnection().getPhysicalConnection();
    }

    private void release(PreparedStatement prepared) {
        coordinator.getLogicalConnection().getResourceRegistry().release(prepared);
    }

    private HibernateException staleState(List<KeyedRow> sent, int count, String sql) {
        StaleStateException cause = new StaleStateException("Batch of " + sent.size() + " rows changed " + count
                + " rows of table " + mutation.table() + ": some were changed or deleted meanwhile [" + sql + "]");
        KeyedForm.Statement query = form.find(mutation, sent);
        if (query == null) {
            return cause;
        }
        BitSet found = numbers(query, sent.size());
        int stale = mutation.isDelete() ? found.nextSetBit(0) : found.nextClearBit(0);
        Batch.StaleStateMapper mapper =
                stale < 0 || stale >= sent.size() ? null : sent.get(stale).staleState();
        return mapper == null ? cause : mapper.map(cause);
    }

    private BitSet numbers(KeyedForm.Statement query, int size) {
        PreparedStatement prepared = prepare(query);
        BitSet found = new BitSet();
        try {
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
