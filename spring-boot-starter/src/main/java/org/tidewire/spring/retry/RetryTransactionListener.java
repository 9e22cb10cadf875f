package org.tidewire.spring.retry;

import jakarta.persistence.EntityManagerFactory;
import java.util.function.Supplier;
import org.hibernate.Session;
import org.hibernate.Transaction;
import org.jspecify.annotations.Nullable;
import org.springframework.orm.jpa.EntityManagerHolder;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.tidewire.retry.TransactionAttempt;

/** Tells the attempt of this thread that its transaction has begun, or could not be rolled back, so that it learns how far
 * that comes. */
public final class RetryTransactionListener implements TransactionExecutionListener {
    private final Supplier<EntityManagerFactory> factory;

    /**
     * Asks for the factory when the first transaction has begun.
     *
     * @param factory whose transactions are repeated
     */
    public RetryTransactionListener(Supplier<EntityManagerFactory> factory) {
        this.factory = factory;
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

    private @Nullable Transaction ofThisThread() {
        return TransactionSynchronizationManager.getResource(factory.get()) instanceof EntityManagerHolder holder
                ? holder.getEntityManager().unwrap(Session.class).getTransaction()
                : null;
    }
}
