package org.tidewire.retry;

import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.UserTransaction;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import org.hibernate.engine.transaction.jta.platform.internal.AbstractJtaPlatform;
import org.jspecify.annotations.Nullable;

/** The smallest JTA that Hibernate works with: one transaction, and nothing takes part in it but synchronizations. */
@SuppressWarnings("serial") // the platform is serializable, and nobody does it
final class ThreadTransactions extends AbstractJtaPlatform implements TransactionManager, UserTransaction, Transaction {
    private final transient List<Synchronization> synchronizations = new ArrayList<>();
    private int status = Status.STATUS_NO_TRANSACTION;

    /** What the database says of the next COMMIT. */
    private transient @Nullable SQLException refusal;

    void refuseCommit(SQLException error) {
        refusal = error;
    }

    @Override
    protected TransactionManager locateTransactionManager() {
        return this;
    }

    @Override
    protected UserTransaction locateUserTransaction() {
        return this;
    }

    @Override
    public void begin() {
        status = Status.STATUS_ACTIVE;
    }

    @Override
    public void commit() throws RollbackException {
        if (status == Status.STATUS_MARKED_ROLLBACK) {
            rollback();
            throw new RollbackException("marked for rollback");
        }
        List.copyOf(synchronizations).forEach(Synchronization::beforeCompletion);
        if (refusal != null) {
            rollback();
            throw refused();
        }
        end(Status.STATUS_COMMITTED);
    }

    /** As Narayana throws it, with Agroal's resource. */
    private RollbackException refused() {
        XAException ofResource = new XAException(XAException.XAER_RMERR);
        ofResource.initCause(refusal);
        refusal = null;
        RollbackException exception = new RollbackException("Could not commit transaction");
        exception.addSuppressed(ofResource);
        return exception;
    }

    @Override
    public void rollback() {
        end(Status.STATUS_ROLLEDBACK);
    }

    private void end(int outcome) {
        status = Status.STATUS_NO_TRANSACTION;
        List<Synchronization> told = List.copyOf(synchronizations);
        synchronizations.clear();
        told.forEach(synchronization -> synchronization.afterCompletion(outcome));
    }

    @Override
    public void registerSynchronization(Synchronization synchronization) {
        synchronizations.add(synchronization);
    }

    @Override
    public int getStatus() {
        return status;
    }

    @Override
    public Transaction getTransaction() {
        return status == Status.STATUS_NO_TRANSACTION ? null : this;
    }

    @Override
    public void setRollbackOnly() {
        status = Status.STATUS_MARKED_ROLLBACK;
    }

    @Override
    public boolean enlistResource(XAResource resource) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean delistResource(XAResource resource, int flag) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void resume(Transaction transaction) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Transaction suspend() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setTransactionTimeout(int seconds) {
        throw new UnsupportedOperationException();
    }
}
