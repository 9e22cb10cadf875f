package org.tidewire.databend;

import java.util.SortedSet;
import java.util.TreeSet;
import org.hibernate.engine.OptimisticLockStyle;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.jboss.logging.Logger;

/**
 * Says which entities Hibernate updates row by row, whatever the batch size: on Databend each such update costs some tens
 * of milliseconds and a snapshot of the table.
 */
final class UnbatchedEntities {
    private static final Logger LOG = Logger.getLogger(UnbatchedEntities.class);

    private UnbatchedEntities() {}

    static void log(SessionFactoryImplementor sessionFactory) {
        SortedSet<String> entities = new TreeSet<>();
        sessionFactory.getMappingMetamodel().forEachEntityDescriptor(entity -> {
            if (isUpdatedRowByRow(entity)) {
                entities.add(entity.getEntityName());
            }
        });
        if (!entities.isEmpty()) {
            LOG.warnf(
                    "Hibernate never updates %s in batches, because of @DynamicUpdate, an OptimisticLockType of ALL or DIRTY,"
                            + " or columns that are generated on update; on Databend each single update is slow.",
                    entities);
        }
    }

    private static boolean isUpdatedRowByRow(EntityPersister entity) {
        OptimisticLockStyle style = entity.optimisticLockStyle();
        return entity.isDynamicUpdate()
                || style == OptimisticLockStyle.ALL
                || style == OptimisticLockStyle.DIRTY
                || entity.hasUpdateGeneratedProperties();
    }
}
