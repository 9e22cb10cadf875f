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
     * Refuses another factory's transaction as the one to repeat.
     *
     * @throws IllegalStateException where what fails in it would be judged, and looked for, in the wrong database
     */
    @Override
    public void beforeBegin(TransactionExecution transaction) {
        TransactionAttempt attempt = TransactionAttempt.current();
        EntityManagerFactory factory = factory();
        if (attempt != null && factory != null && transaction.isNewTransaction() && !attempt.mayBegin(factory)) {
            throw new IllegalStateException(
                    "The transaction of " + transaction.getTransactionName() + " is one of another"
                            + " EntityManagerFactory than the TransactionRetry that would repeat it: in place of @RetryTransaction"
                            + " call TransactionRetry.of(thatFactory).repeat(...)");
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
