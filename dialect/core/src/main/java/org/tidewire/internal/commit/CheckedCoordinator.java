package org.tidewire.internal.commit;

import org.hibernate.TransactionException;
import org.hibernate.engine.jdbc.spi.JdbcCoordinator;
import org.hibernate.jpa.spi.JpaCompliance;
import org.hibernate.resource.transaction.spi.IsolationDelegate;
import org.hibernate.resource.transaction.spi.SynchronizationRegistry;
import org.hibernate.resource.transaction.spi.TransactionCoordinator;
import org.hibernate.resource.transaction.spi.TransactionCoordinatorBuilder;
import org.hibernate.resource.transaction.spi.TransactionObserver;
import org.hibernate.resource.transaction.spi.TransactionStatus;
import org.jspecify.annotations.Nullable;

/**
 * Hibernate's coordinator, whose {@code commit} throws where a statement has failed and the application went on. Hibernate marks such
 * a transaction, and its {@code commit} rolls it back and returns, unless {@code hibernate.jpa.compliance.transaction} is on.
 */
final class CheckedCoordinator implements TransactionCoordinator {
    private final TransactionCoordinator hibernate;
    private final JdbcCoordinator connection;
    private final CommitCheck check;
    private @Nullable CheckedDriver driver;

    CheckedCoordinator(TransactionCoordinator hibernate, JdbcCoordinator connection, CommitCheck check) {
        this.hibernate = hibernate;
        this.connection = connection;
        this.check = check;
    }

    /** One instance as long as Hibernate has one. */
    @Override
    public TransactionDriver getTransactionDriverControl() {
        TransactionDriver current = hibernate.getTransactionDriverControl();
        if (driver == null || driver.hibernate != current) {
            driver = new CheckedDriver(current);
        }
        return driver;
    }

    private final class CheckedDriver implements TransactionDriver {
        private final TransactionDriver hibernate;
        /** Why the transaction was marked: a savepoint may have saved the connection since, and Hibernate rolls back all the same. */
        private @Nullable String failure;

        CheckedDriver(TransactionDriver hibernate) {
            this.hibernate = hibernate;
        }

        @Override
        public void begin() {
            failure = null;
            hibernate.begin();
        }

        @Override
        public void commit() {
            String refusal = hibernate.getStatus() == TransactionStatus.MARKED_ROLLBACK ? failure() : null;
            hibernate.commit();
            if (refusal != null) {
                throw new TransactionException(refusal);
            }
        }

        @Override
        public void markRollbackOnly() {
            failure = failure();
            hibernate.markRollbackOnly();
        }

        private @Nullable String failure() {
            return failure == null ? TypedCommit.refusal(connection, check) : failure;
        }

        @Override
        public void rollback() {
            hibernate.rollback();
        }

        @Override
        public TransactionStatus getStatus() {
            return hibernate.getStatus();
        }
    }

    @Override
    public TransactionCoordinatorBuilder getTransactionCoordinatorBuilder() {
        return hibernate.getTransactionCoordinatorBuilder();
    }

    @Override
    public SynchronizationRegistry getLocalSynchronizations() {
        return hibernate.getLocalSynchronizations();
    }

    @Override
    public JpaCompliance getJpaCompliance() {
        return hibernate.getJpaCompliance();
    }

    @Override
    public void explicitJoin() {
        hibernate.explicitJoin();
    }

    @Override
    public boolean isJoined() {
        return hibernate.isJoined();
    }

    @Override
    public void pulse() {
        hibernate.pulse();
    }

    @Override
    public boolean isActive() {
        return hibernate.isActive();
    }

    @Override
    public IsolationDelegate createIsolationDelegate() {
        return hibernate.createIsolationDelegate();
    }

    @Override
    public void addObserver(TransactionObserver observer) {
        hibernate.addObserver(observer);
    }

    @Override
    public void removeObserver(TransactionObserver observer) {
        hibernate.removeObserver(observer);
    }

    @Override
    public void setTimeOut(int seconds) {
        hibernate.setTimeOut(seconds);
    }

    @Override
    public int getTimeOut() {
        return hibernate.getTimeOut();
    }

    @Override
    public void invalidate() {
        hibernate.invalidate();
    }
}
