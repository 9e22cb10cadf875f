package org.tidewire.databend.internal.mutation;

import org.hibernate.jdbc.Expectation;
import org.hibernate.persister.collection.mutation.CollectionMutationTarget;
import org.hibernate.sql.ast.tree.Statement;
import org.hibernate.sql.model.internal.TableUpdateStandard;
import org.hibernate.sql.model.jdbc.JdbcUpdateMutation;

/**
 * The update that marks all rows of a collection as deleted. Hibernate expects a count of one, as for any update, and fails in a
 * batch, where the driver's counts are real. This operation expects any count, as Hibernate's own delete does.
 */
public final class SoftDeletedCollections {
    private SoftDeletedCollections() {}

    public static boolean areRemovedBy(Statement statement) {
        return statement instanceof TableUpdateStandard update
                && update.getMutationTarget() instanceof CollectionMutationTarget collection
                && collection.getTargetPart().getSoftDeleteMapping() != null
                && update.getValueBindings().size() == 1
                && update.getNumberOfKeyBindings()
                        == collection.getTargetPart().getKeyDescriptor().getJdbcTypeCount();
    }

    public static JdbcUpdateMutation ofAnyNumber(JdbcUpdateMutation mutation) {
        return new JdbcUpdateMutation(
                mutation.getTableDetails(),
                mutation.getMutationTarget(),
                mutation.getSqlString(),
                mutation.isCallable(),
                new Expectation.None(),
                mutation.getParameterBinders());
    }
}
