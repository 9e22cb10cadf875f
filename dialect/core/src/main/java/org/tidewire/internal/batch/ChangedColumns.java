package org.tidewire.internal.batch;

import java.util.List;
import org.hibernate.engine.jdbc.batch.spi.BatchKey;
import org.hibernate.engine.jdbc.mutation.MutationExecutor;
import org.hibernate.engine.jdbc.mutation.internal.NoBatchKeyAccess;
import org.hibernate.engine.jdbc.mutation.internal.StandardMutationExecutorService;
import org.hibernate.engine.jdbc.mutation.spi.BatchKeyAccess;
import org.hibernate.engine.jdbc.mutation.spi.MutationExecutorService;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.sql.model.MutationOperationGroup;
import org.jspecify.annotations.Nullable;

/**
 * Batches the updates of {@code @DynamicUpdate}: those that set the same columns have the same text, which is the key of their batch.
 * Hibernate's own service gets no key for them from the persister, and sends them one by one.
 */
@SuppressWarnings("serial") // Hibernate's interface is serializable, and its own service is not
final class ChangedColumns implements MutationExecutorService {
    private final MutationExecutorService standard;

    /** For batches of the size that Hibernate is configured with. */
    ChangedColumns(int batchSize) {
        standard = new StandardMutationExecutorService(batchSize);
    }

    @Override
    public MutationExecutor createExecutor(
            BatchKeyAccess access, MutationOperationGroup group, SharedSessionContractImplementor session) {
        BatchKey key = access == NoBatchKeyAccess.INSTANCE ? key(group, session) : null;
        return standard.createExecutor(key == null ? access : () -> key, group, session);
    }

    private static @Nullable BatchKey key(MutationOperationGroup group, SharedSessionContractImplementor session) {
        if (group.getNumberOfOperations() == 1
                && group.getSingleOperation() instanceof KeyedOperation.Update update
                && update.getTableDetails().isIdentifierTable() // for others a batch checks no counts
                && group.getMutationTarget() instanceof EntityPersister entity
                && entity.isDynamicUpdate()
                && !entity.optimisticLockStyle().isAllOrDirty()
                && !entity.hasUpdateGeneratedProperties()
                && setsMoreThanTheVersion(update.mutation())
                && session.getTransactionCoordinator().isTransactionActive()) {
            return new Key(entity.getEntityName(), update.getSqlString());
        }
        return null;
    }

    private record Key(String entity, String sql) implements BatchKey {
        @Override
        public String toLoggableString() {
            return entity + "#UPDATE";
        }
    }

    /** Hibernate sends one that sets nothing else at once, where a lock asks for a new version. */
    private static boolean setsMoreThanTheVersion(KeyedMutation mutation) {
        List<String> compared =
                mutation.restrictions().stream().map(KeyedMutation.Column::name).toList();
        return mutation.assignments().stream().anyMatch(column -> !compared.contains(column.name()));
    }
}
