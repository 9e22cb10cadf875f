package org.tidewire.internal.batch;

import org.hibernate.engine.jdbc.batch.spi.Batch;
import org.hibernate.engine.jdbc.batch.spi.BatchKey;
import org.hibernate.engine.jdbc.batch.spi.BatchObserver;
import org.hibernate.engine.jdbc.mutation.JdbcValueBindings;
import org.hibernate.engine.jdbc.mutation.TableInclusionChecker;
import org.hibernate.engine.jdbc.mutation.group.PreparedStatementGroup;
import org.jspecify.annotations.Nullable;
import org.tidewire.batch.BatchListener;

/** Tells a listener when Hibernate's own batch is sent: that is when the batch tells its observers. */
final class ReportedBatch implements Batch, BatchObserver {
    private final Batch batch;
    private final BatchListener listener;
    private BatchListener.@Nullable Sending sending;
    private int rows;

    ReportedBatch(Batch batch, BatchListener listener) {
        this.batch = batch;
        this.listener = listener;
        batch.addObserver(this);
    }

    @Override
    public void batchExplicitlyExecuted() {
        begin();
    }

    @Override
    public void batchImplicitlyExecuted() {
        begin();
    }

    private void begin() {
        if (rows > 0) {
            sending = listener.sending(batch.getKey().toLoggableString(), rows);
            rows = 0;
        }
    }

    private void reported(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            end(e);
            throw e;
        }
        end(null);
    }

    private void end(@Nullable RuntimeException failure) {
        BatchListener.Sending begun = sending;
        sending = null;
        if (begun != null) {
            begun.ended(failure);
        }
    }

    @Override
    public void addToBatch(JdbcValueBindings bindings, @Nullable TableInclusionChecker inclusion) {
        rows++;
        reported(() -> batch.addToBatch(bindings, inclusion));
    }

    @Override
    public void addToBatch(
            JdbcValueBindings bindings, @Nullable TableInclusionChecker inclusion, StaleStateMapper staleState) {
        rows++;
        reported(() -> batch.addToBatch(bindings, inclusion, staleState));
    }

    @Override
    public void execute() {
        reported(batch::execute);
    }

    @Override
    public BatchKey getKey() {
        return batch.getKey();
    }

    @Override
    public PreparedStatementGroup getStatementGroup() {
        return batch.getStatementGroup();
    }

    @Override
    public void addObserver(BatchObserver observer) {
        batch.addObserver(observer);
    }

    @Override
    public void release() {
        batch.release();
    }
}
