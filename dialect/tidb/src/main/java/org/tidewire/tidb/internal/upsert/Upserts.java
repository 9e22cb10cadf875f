package org.tidewire.tidb.internal.upsert;

import java.util.stream.IntStream;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.persister.entity.mutation.EntityMutationTarget;
import org.hibernate.sql.model.MutationOperation;
import org.hibernate.sql.model.internal.OptionalTableUpdate;
import org.hibernate.sql.model.jdbc.OptionalTableUpdateOperation;
import org.tidewire.internal.query.WrittenColumns;
import org.tidewire.tidb.TiDBDialect;
import org.tidewire.tidb.internal.sql.TiDBSqlAstTranslator;

/**
 * Renders {@code StatelessSession.upsert} as {@code on duplicate key update} where that is exact, else as an update and an insert.
 */
public final class Upserts {
    private Upserts() {}

    public static MutationOperation of(
            EntityMutationTarget target,
            OptionalTableUpdate upsert,
            SessionFactoryImplementor factory,
            TiDBDialect dialect) {
        OptionalTableUpdate update = WrittenColumns.of(upsert, dialect);
        String table = update.getMutatingTable().getTableName();
        if (dialect.renderingContext().autoRandomKeys().areIn(table)) {
            return new RefusedUpsert(target, update, factory);
        }
        boolean byOneStatement = update.getNumberOfOptimisticLockBindings() == 0
                && !dialect.renderingContext().uniqueKeys().areSeveralIn(table)
                && insertsWhatItUpdates(target.getTargetPart().getEntityPersister());
        return byOneStatement
                ? new TiDBSqlAstTranslator<>(factory, update, dialect).createMergeOperation(update)
                : new OptionalTableUpdateOperation(target, update, factory);
    }

    /** Else Hibernate binds no values to the parameters of the one statement. */
    private static boolean insertsWhatItUpdates(EntityPersister entity) {
        boolean[] inserted = entity.getPropertyInsertability();
        boolean[] updated = entity.getPropertyUpdateability();
        return IntStream.range(0, inserted.length).allMatch(i -> inserted[i] || !updated[i]);
    }
}
