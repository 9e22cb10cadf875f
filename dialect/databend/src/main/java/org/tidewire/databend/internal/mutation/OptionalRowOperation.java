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
 * Writes the optional row of a secondary table by a merge, which updates or inserts. Hibernate's own update-or-insert needs the count
 * of each update, so it would not batch the entity, not even its own table.
 */
public final class OptionalRowOperation extends MergeOperation {
    public OptionalRowOperation(MergeOperation merge, TableMapping table, EntityMutationTarget entity) {
        super(table, entity, merge.getSqlString(), merge.getExpectation(), merge.getParameterBinders());
    }

    @Override
    public boolean canBeBatched(@Nullable BatchKey batchKey, int batchSize) {
        return batchKey != null && batchSize > 1 && getExpectation().canBeBatched();
    }

    /** Inserts an optional secondary-table row only if a value is not null; Hibernate would store a row of nulls. */
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
