package org.tidewire.internal.batch;

import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.hibernate.engine.jdbc.batch.internal.BatchImpl;
import org.hibernate.engine.jdbc.batch.spi.Batch;
import org.hibernate.engine.jdbc.batch.spi.BatchBuilder;
import org.hibernate.engine.jdbc.batch.spi.BatchKey;
import org.hibernate.engine.jdbc.mutation.group.PreparedStatementGroup;
import org.hibernate.engine.jdbc.spi.JdbcCoordinator;
import org.jspecify.annotations.Nullable;
import org.tidewire.batch.BatchListener;

/** Makes Hibernate's own batches: those with updates as the database needs them, and told to a listener. */
@SuppressWarnings("serial") // Hibernate's interface is serializable, and its own builder is not
final class HibernateBatchBuilder implements BatchBuilder {
    private static final Pattern UPDATE =
            Pattern.compile("\\s*(?:/\\*.*?\\*/\\s*)*update\\b.*", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private final int batchSize;
    private final @Nullable KeyedForm form;
    private final @Nullable BatchListener listener;

    HibernateBatchBuilder(int batchSize, @Nullable KeyedForm form, @Nullable BatchListener listener) {
        this.batchSize = batchSize;
        this.form = form;
        this.listener = listener;
    }

    /** The size that the session has set, or else the configured one. */
    int size(@Nullable Integer explicitBatchSize) {
        return explicitBatchSize == null ? batchSize : explicitBatchSize;
    }

    @Override
    public Batch buildBatch(
            BatchKey key,
            @Nullable Integer explicitBatchSize,
            Supplier<PreparedStatementGroup> statements,
            JdbcCoordinator coordinator) {
        return build(key, statements.get(), size(explicitBatchSize), coordinator);
    }

    Batch build(BatchKey key, PreparedStatementGroup group, int size, JdbcCoordinator coordinator) {
        BatchListener told = form != null && updates(group) ? new SingleUpdates(form, coordinator, listener) : listener;
        Batch batch = new BatchImpl(key, group, size, coordinator);
        return told == null ? batch : new ReportedBatch(batch, told);
    }

    private static boolean updates(PreparedStatementGroup group) {
        boolean[] updates = {false};
        group.forEachStatement((table, details) ->
                updates[0] |= UPDATE.matcher(details.getSqlString()).matches());
        return updates[0];
    }
}
