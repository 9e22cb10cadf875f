package org.tidewire.tidb.internal.upsert;

import org.hibernate.engine.jdbc.mutation.JdbcValueBindings;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.entity.mutation.EntityMutationTarget;
import org.hibernate.sql.model.ValuesAnalysis;
import org.hibernate.sql.model.internal.OptionalTableUpdate;
import org.hibernate.sql.model.jdbc.OptionalTableUpdateOperation;
import org.tidewire.tidb.internal.server.TiDBRefusal;

/** An upsert that is refused when it is asked for: Hibernate prepares it for every entity. */
final class RefusedUpsert extends OptionalTableUpdateOperation {
    RefusedUpsert(EntityMutationTarget target, OptionalTableUpdate update, SessionFactoryImplementor factory) {
        super(target, update, factory);
    }

    @Override
    public void performMutation(
            JdbcValueBindings bindings, ValuesAnalysis analysis, SharedSessionContractImplementor session) {
        throw TiDBRefusal.AUTO_RANDOM_GIVEN.exception();
    }
}
