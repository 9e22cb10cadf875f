package org.tidewire.internal.query;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.dialect.Dialect;
import org.hibernate.generator.EventType;
import org.hibernate.generator.OnExecutionGenerator;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.sql.model.ast.ColumnValueBinding;
import org.hibernate.sql.model.internal.OptionalTableUpdate;

/**
 * The columns that {@code StatelessSession.upsert} writes. Hibernate also writes those that the server computes, as of {@code
 * @GeneratedColumn}, but leaves their parameters without values.
 */
public final class WrittenColumns {
    private WrittenColumns() {}

    /** The upsert without the columns that the server computes. */
    public static OptionalTableUpdate of(OptionalTableUpdate upsert, Dialect dialect) {
        String table = upsert.getMutatingTable().getTableName();
        Set<String> computed = new HashSet<>();
        upsert.getMutationTarget().getTargetPart().forEachAttributeMapping(attribute -> {
            if (isComputed(attribute, dialect)) {
                attribute.forEachSelectable((index, column) -> {
                    if (column.getContainingTableExpression().equals(table)) {
                        computed.add(column.getSelectionExpression());
                    }
                });
            }
        });
        List<ColumnValueBinding> written = upsert.getValueBindings().stream()
                .filter(value -> !computed.contains(value.getColumnReference().getColumnExpression()))
                .toList();
        return computed.isEmpty()
                ? upsert
                : new OptionalTableUpdate(
                        upsert.getMutatingTable(),
                        upsert.getMutationTarget(),
                        written,
                        upsert.getKeyBindings(),
                        upsert.getOptimisticLockBindings());
    }

    private static boolean isComputed(AttributeMapping attribute, Dialect dialect) {
        return attribute.getGenerator() instanceof OnExecutionGenerator generator
                && generator.generatesOnUpdate()
                && generator.generatedOnExecution()
                && !generator.referenceColumnsInSql(dialect, EventType.UPDATE)
                && !generator.writePropertyValue(EventType.UPDATE);
    }
}
