package org.tidewire.internal.batch;

import org.hibernate.engine.jdbc.mutation.ParameterUsage;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.sql.ast.tree.Statement;
import org.hibernate.sql.exec.spi.JdbcOperation;
import org.hibernate.sql.model.ast.RestrictedTableMutation;
import org.hibernate.sql.model.jdbc.JdbcDeleteMutation;
import org.hibernate.sql.model.jdbc.JdbcUpdateMutation;
import org.hibernate.sql.model.jdbc.JdbcValueDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * Hands a {@link KeyedMutation} from the translator to the batch: a batch sees the bound values, and each names its descriptor,
 * which comes from the translated operation.
 */
public final class KeyedOperation {
    private KeyedOperation() {}

    /**
     * The operation that a translator returns.
     *
     * @param statement what was translated
     * @param operation the operation that Hibernate made of it
     * @param comments whether statements have comments
     * @return an equal operation, whose descriptors carry the mutation, or the same one
     */
    @SuppressWarnings("unchecked") // the class that a translator of an update or delete returns
    public static <T extends JdbcOperation> T of(Statement statement, T operation, boolean comments) {
        if (statement instanceof RestrictedTableMutation<?> mutation) {
            KeyedMutation keyed = KeyedMutation.of(mutation, comments);
            if (keyed != null && operation.getClass() == JdbcUpdateMutation.class) {
                return (T) new Update((JdbcUpdateMutation) operation, keyed);
            }
            if (keyed != null && operation.getClass() == JdbcDeleteMutation.class) {
                return (T) new Delete((JdbcDeleteMutation) operation, keyed);
            }
        }
        return operation;
    }

    static final class Update extends JdbcUpdateMutation {
        private final KeyedMutation mutation;

        Update(JdbcUpdateMutation update, KeyedMutation mutation) {
            super(
                    update.getTableDetails(),
                    update.getMutationTarget(),
                    update.getSqlString(),
                    update.isCallable(),
                    update.getExpectation(),
                    update.getParameterBinders());
            this.mutation = mutation;
        }

        KeyedMutation mutation() {
            return mutation;
        }

        @Override
        public @Nullable JdbcValueDescriptor findValueDescriptor(String column, ParameterUsage usage) {
            return Parameter.of(super.findValueDescriptor(column, usage), mutation);
        }
    }

    private static final class Delete extends JdbcDeleteMutation {
        private final KeyedMutation mutation;

        Delete(JdbcDeleteMutation delete, KeyedMutation mutation) {
            super(
                    delete.getTableDetails(),
                    delete.getMutationType(),
                    delete.getMutationTarget(),
                    delete.getSqlString(),
                    delete.isCallable(),
                    delete.getExpectation(),
                    delete.getParameterBinders());
            this.mutation = mutation;
        }

        @Override
        public @Nullable JdbcValueDescriptor findValueDescriptor(String column, ParameterUsage usage) {
            return Parameter.of(super.findValueDescriptor(column, usage), mutation);
        }
    }

    /** A parameter of Hibernate's statement that knows the parts of the statement. */
    record Parameter(JdbcValueDescriptor descriptor, KeyedMutation mutation) implements JdbcValueDescriptor {
        private static @Nullable JdbcValueDescriptor of(
                @Nullable JdbcValueDescriptor descriptor, KeyedMutation mutation) {
            return descriptor == null ? null : new Parameter(descriptor, mutation);
        }

        @Override
        public String getColumnName() {
            return descriptor.getColumnName();
        }

        @Override
        public ParameterUsage getUsage() {
            return descriptor.getUsage();
        }

        @Override
        public int getJdbcPosition() {
            return descriptor.getJdbcPosition();
        }

        @Override
        public JdbcMapping getJdbcMapping() {
            return descriptor.getJdbcMapping();
        }
    }
}
