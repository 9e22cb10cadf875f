package org.tidewire.internal.batch;

import java.util.function.Supplier;
import org.hibernate.engine.jdbc.batch.internal.BatchImpl;
import org.hibernate.engine.jdbc.batch.spi.Batch;
import org.hibernate.engine.jdbc.batch.spi.BatchBuilder;
import org.hibernate.engine.jdbc.batch.spi.BatchKey;
import org.hibernate.engine.jdbc.mutation.group.PreparedStatementGroup;
import org.hibernate.engine.jdbc.spi.JdbcCoordinator;
import org.jspecify.annotations.Nullable;
import org.tidewire.batch.BatchListener;

/** Makes Hibernate's own batches, each told to a listener. */
@SuppressWarnings("serial") // Hibernate's interface is serializable, and its own builder is not
final class ReportedBatchBuilder implements BatchBuilder {
    private final int batchSize;
    private final BatchListener listener;

    ReportedBatchBuilder(int batchSize, BatchListener listener) {
        this.batchSize = batchSize;
        this.listener = listener;
    }

    @Override
    public Batch buildBatch(
            BatchKey key,
            @Nullable Integer explicitBatchSize,
            Supplier<PreparedStatementGroup> statements,
            JdbcCoordinator coordinator) {
        int size = explicitBatchSize == null ? batchSize : explicitBatchSize;
        return new ReportedBatch(new BatchImpl(key, statements.get(), size, coordinator), listener);
    }
}
