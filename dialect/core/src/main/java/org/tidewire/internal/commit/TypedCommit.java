package org.tidewire.internal.commit;

import java.sql.SQLException;
import org.hibernate.JDBCException;
import org.hibernate.TransactionException;
import org.hibernate.engine.jdbc.spi.JdbcCoordinator;
import org.hibernate.engine.jdbc.spi.SqlExceptionHelper;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.exception.GenericJDBCException;
import org.hibernate.resource.jdbc.spi.LogicalConnectionImplementor;
import org.hibernate.resource.transaction.backend.jdbc.spi.JdbcResourceTransaction;
import org.hibernate.resource.transaction.spi.TransactionStatus;
import org.jspecify.annotations.Nullable;

/**
 * A transaction whose COMMIT fails with the exception that the same error has in a statement. Hibernate's own exception, a {@link
 * TransactionException} for all errors, goes along as suppressed, and its words are kept: {@code TransactionRetry}, and whoever knows
 * Hibernate without this class, recognizes a failed COMMIT by them.
 */
record TypedCommit(JdbcResourceTransaction transaction, JdbcCoordinator coordinator, CommitCheck check)
        implements JdbcResourceTransaction {
    @Override
    public void commit() {
        String refusal = refusal(coordinator, check);
        if (refusal != null) {
            transaction.rollback();
            throw new TransactionException(refusal);
        }
        try {
            transaction.commit();
        } catch (TransactionException e) {
            JDBCException typed =
                    e.getCause() instanceof SQLException error ? typed(error, String.valueOf(e.getMessage())) : null;
            if (typed == null) {
                throw e;
            }
            typed.addSuppressed(e);
            throw typed;
        }
    }

    /** Why a transaction cannot be committed; null where nothing is wrong. */
    static @Nullable String refusal(JdbcCoordinator coordinator, CommitCheck check) {
        LogicalConnectionImplementor connection = coordinator.getLogicalConnection();
        if (!connection.isPhysicallyConnected()) {
            return null;
        }
        try {
            return check.refusal(connection.getPhysicalConnection());
        } catch (SQLException e) {
            throw helper(coordinator).convert(e, "The connection could not be looked at before COMMIT");
        }
    }

    /** Null for an error that has no type of its own. */
    private @Nullable JDBCException typed(SQLException error, String message) {
        JDBCException typed = helper(coordinator).convert(error, message);
        return typed.getClass() == GenericJDBCException.class
                        && typed.getMessage() != null
                        && typed.getMessage().startsWith(message)
                ? null
                : typed;
    }

    private static SqlExceptionHelper helper(JdbcCoordinator coordinator) {
        return ((SharedSessionContractImplementor) coordinator.getJdbcSessionOwner())
                .getJdbcServices()
                .getSqlExceptionHelper();
    }

    @Override
    public void begin() {
        transaction.begin();
    }

    @Override
    public void rollback() {
        transaction.rollback();
    }

    @Override
    public TransactionStatus getStatus() {
        return transaction.getStatus();
    }

    @Override
    public void markRollbackOnly() {
        transaction.markRollbackOnly();
    }
}
