package org.tidewire.spring.retry;

import jakarta.persistence.EntityManagerFactory;
import org.hibernate.Session;
import org.hibernate.Transaction;
import org.jspecify.annotations.Nullable;
import org.springframework.orm.jpa.EntityManagerHolder;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.TransactionManager;
import org.springframework.transaction.support.ResourceTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.tidewire.retry.TransactionAttempt;

/** Tells the attempt of this thread that its transaction has begun, or could not be rolled back, so that it learns how far
 * that comes. */
public final class RetryTransactionListener implements TransactionExecutionListener {
    private final TransactionManager manager;

    /**
     * For one transaction manager.
     *
     * @param manager begins and ends the transactions
     */
    public RetryTransactionListener(TransactionManager manager) {
        this.manager = manager;
    }

    /**
     * Refuses a transaction whose failure would be judged in the wrong database, or that would not be part of the unit of work.
     *
     * @throws IllegalStateException with the reason
     */
    @Override
    public void beforeBegin(TransactionExecution transaction) {
        TransactionAttempt attempt = TransactionAttempt.current();
        EntityManagerFactory factory = factory();
        if (attempt == null || factory == null || !transaction.isNewTransaction()) {
            return;
        }
        String refusal = attempt.refusal(factory, transaction.isReadOnly());
        if (refusal != null) {
            throw new IllegalStateException("The transaction of " + transaction.getTransactionName() + " " + refusal);
        }
    }

    @Override
    public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
        TransactionAttempt attempt = TransactionAttempt.current();
        if (attempt == null || failure != null || !transaction.isNewTransaction()) {
            return;
        }
        Transaction begun = ofThisThread();
        if (begun == null) {
            attempt.begunUnobserved(transaction.isReadOnly());
        } else {
            attempt.begun(begun, transaction.isReadOnly());
        }
    }

    @Override
    public void afterRollback(TransactionExecution transaction, @Nullable Throwable failure) {
        TransactionAttempt attempt = TransactionAttempt.current();
        if (attempt != null && failure != null) {
            attempt.rollbackFailed();
        }
    }

    /** Null where the transactions are not those of a factory alone, as with JTA. */
    private @Nullable EntityManagerFactory factory() {
        return manager instanceof ResourceTransactionManager ofResource
                        && ofResource.getResourceFactory() instanceof EntityManagerFactory factory
                ? factory
                : null;
    }

    private @Nullable Transaction ofThisThread() {
        EntityManagerFactory factory = factory();
        return factory != null
                        && TransactionSynchronizationManager.getResource(factory) instanceof EntityManagerHolder holder
                ? holder.getEntityManager().unwrap(Session.class).getTransaction()
                : null;
    }
}
