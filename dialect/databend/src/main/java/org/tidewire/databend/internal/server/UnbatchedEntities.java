package org.tidewire.databend.internal.server;

import java.util.SortedSet;
import java.util.TreeSet;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.sql.model.MutationOperation;
import org.hibernate.sql.model.MutationOperationGroup;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.internal.mutation.OptionalRowOperation;
import org.tidewire.internal.batch.KeyedBatchBuilder;

/**
 * Logs the entities that Hibernate updates row by row, whatever the batch size: on Databend each such update costs some tens
 * of milliseconds and a snapshot of the table.
 */
public final class UnbatchedEntities {
    private static final Logger LOG = Logger.getLogger(UnbatchedEntities.class);

    private UnbatchedEntities() {}

    public static void log(SessionFactoryImplementor sessionFactory) {
        SortedSet<String> entities = new TreeSet<>();
        boolean dynamic = KeyedBatchBuilder.batchesChangedColumns(sessionFactory);
        sessionFactory.getMappingMetamodel().forEachEntityDescriptor(entity -> {
            if (isUpdatedRowByRow(entity, dynamic)) {
                entities.add(entity.getEntityName());
            }
        });
        if (!entities.isEmpty()) {
            LOG.warnf(
                    "Hibernate never updates %s in batches, because of @DynamicUpdate (of several tables, or without keyed"
                            + " batches), an OptimisticLockType of ALL or DIRTY,"
                            + " columns that are generated on update, or SQL of the mapping's own for the optional rows of a"
                            + " secondary table; on Databend each single update is slow.",
                    entities);
        }
    }

    private static boolean isUpdatedRowByRow(EntityPersister entity, boolean dynamic) {
        MutationOperationGroup updates = entity.getUpdateCoordinator().getStaticMutationOperationGroup();
        return (entity.isDynamicUpdate() && !(dynamic && updates != null && updates.getNumberOfOperations() == 1))
                || entity.optimisticLockStyle().isAllOrDirty()
                || entity.hasUpdateGeneratedProperties()
                || hasSingleRows(updates);
    }

    /** Optional rows that are not written by a merge. */
    private static boolean hasSingleRows(@Nullable MutationOperationGroup updates) {
        if (updates != null) {
            for (int i = 0; i < updates.getNumberOfOperations(); i++) {
                MutationOperation update = updates.getOperation(i);
                if (update.getTableDetails().isOptional() && !(update instanceof OptionalRowOperation)) {
                    return true;
                }
            }
        }
        return false;
    }
}
