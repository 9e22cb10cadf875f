package org.tidewire.databend.internal.mutation;

import java.util.ArrayList;
import java.util.List;
import org.hibernate.engine.jdbc.batch.spi.BatchKey;
import org.hibernate.persister.entity.mutation.EntityMutationTarget;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.model.TableMapping;
import org.hibernate.sql.model.ast.ColumnValueBinding;
import org.hibernate.sql.model.internal.OptionalTableUpdate;
import org.hibernate.sql.model.jdbc.MergeOperation;
import org.jspecify.annotations.Nullable;

/**
 * A merge of a row that may be there or not, of a secondary table. Hibernate by itself batches none of them, and then not
 * the entity's own table either: it would have to look at each count, to tell an update from an insert. A merge is either,
 * and all counts are right.
 */
public final class OptionalRowOperation extends MergeOperation {
    public OptionalRowOperation(MergeOperation merge, TableMapping table, EntityMutationTarget entity) {
        super(table, entity, merge.getSqlString(), merge.getExpectation(), merge.getParameterBinders());
    }

    @Override
    public boolean canBeBatched(@Nullable BatchKey batchKey, int batchSize) {
        return batchKey != null && batchSize > 1 && getExpectation().canBeBatched();
    }

    /** Of a row that may be there or not only what is not all null is inserted; Hibernate would store such rows. */
    public static void renderInsert(SqlAppender sql, OptionalTableUpdate update) {
        sql.appendSql("when not matched");
        if (update.getMutatingTable().isOptional()) {
            String separator = " and (";
            for (ColumnValueBinding value : update.getValueBindings()) {
                sql.appendSql(separator);
                value.getColumnReference().appendReadExpression(sql, "s");
                sql.appendSql(" is not null");
                separator = " or ";
            }
            sql.appendSql(")");
        }
        List<ColumnValueBinding> bindings = new ArrayList<>(update.getKeyBindings());
        update.getValueBindings().stream()
                .filter(ColumnValueBinding::isAttributeInsertable)
                .forEach(bindings::add);
        String separator = " then insert (";
        for (ColumnValueBinding binding : bindings) {
            sql.appendSql(separator + binding.getColumnReference().getColumnExpression());
            separator = ", ";
        }
        separator = ") values (";
        for (ColumnValueBinding binding : bindings) {
            sql.appendSql(separator);
            binding.getColumnReference().appendReadExpression(sql, "s");
            separator = ", ";
        }
        sql.appendSql(")");
    }
}
