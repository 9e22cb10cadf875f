package org.tidewire.databend;

import org.hibernate.engine.jdbc.batch.spi.BatchKey;
import org.hibernate.persister.entity.mutation.EntityMutationTarget;
import org.hibernate.sql.model.TableMapping;
import org.hibernate.sql.model.jdbc.MergeOperation;
import org.jspecify.annotations.Nullable;

/**
 * A merge of a row that may be there or not, of a secondary table. Hibernate by itself batches none of them, and then not
 * the entity's own table either: it would have to look at each count, to tell an update from an insert. A merge is either,
 * and all counts are right.
 */
final class OptionalRowOperation extends MergeOperation {
    OptionalRowOperation(MergeOperation merge, TableMapping table, EntityMutationTarget entity) {
        super(table, entity, merge.getSqlString(), merge.getExpectation(), merge.getParameterBinders());
    }

    @Override
    public boolean canBeBatched(@Nullable BatchKey batchKey, int batchSize) {
        return batchKey != null && batchSize > 1 && getExpectation().canBeBatched();
    }
}
