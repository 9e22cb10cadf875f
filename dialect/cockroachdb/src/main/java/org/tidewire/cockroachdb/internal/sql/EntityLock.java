package org.tidewire.cockroachdb.internal.sql;

import jakarta.persistence.Timeout;
import java.sql.Connection;
import org.hibernate.LockMode;
import org.hibernate.Locking;
import org.hibernate.Timeouts;
import org.hibernate.dialect.lock.LockingStrategy;
import org.hibernate.dialect.lock.PessimisticReadSelectLockingStrategy;
import org.hibernate.dialect.lock.PessimisticWriteSelectLockingStrategy;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.persister.entity.UnionSubclassEntityPersister;
import org.tidewire.UnsupportedFeatureException;

/**
 * Locks an entity that the session has already. Hibernate takes a row that {@code skip locked} leaves out for one that is gone. It reads
 * the union of all tables of a {@code TABLE_PER_CLASS} hierarchy, which the server refuses to lock: here the one table with the row
 * is locked.
 */
@SuppressWarnings("removal") // the scope of a lock has no other name
public record EntityLock(
        LockingStrategy hibernate,
        EntityPersister entity,
        LockMode mode,
        Locking.Scope scope,
        CockroachDBLockingSupport locking)
        implements LockingStrategy {

    @Override
    @SuppressWarnings("deprecation") // the form that Hibernate calls
    public void lock(Object id, Object version, Object object, int timeout, SharedSessionContractImplementor session) {
        if (mode == LockMode.UPGRADE_SKIPLOCKED || timeout == Timeouts.SKIP_LOCKED_MILLI) {
            throw SkippedEntity.refusal();
        }
        boolean readsUnion =
                entity.getRootEntityDescriptor() instanceof UnionSubclassEntityPersister root && root.hasSubclasses();
        if (!readsUnion) {
            hibernate.lock(id, version, object, timeout, session);
        } else if (scope == Locking.Scope.ROOT_ONLY) {
            within(timeout, session, () -> ofItsTable(object, session).lock(id, version, object, timeout, session));
        } else {
            throw new UnsupportedFeatureException(
                    "CockroachDB",
                    "a lock with the scope EXTENDED on an entity of a TABLE_PER_CLASS hierarchy",
                    "lock the rows of its collections by a query");
        }
    }

    private LockingStrategy ofItsTable(Object object, SharedSessionContractImplementor session) {
        EntityPersister ofItsClass = session.getEntityPersister(null, object);
        return mode == LockMode.PESSIMISTIC_READ
                ? new PessimisticReadSelectLockingStrategy(ofItsClass, mode)
                : new PessimisticWriteSelectLockingStrategy(ofItsClass, mode);
    }

    /** With a time to wait, for which the server has no clause. */
    private void within(int timeout, SharedSessionContractImplementor session, Runnable lock) {
        if (timeout <= 0) {
            lock.run();
            return;
        }
        SessionFactoryImplementor factory = session.getFactory();
        Connection connection =
                session.getJdbcCoordinator().getLogicalConnection().getPhysicalConnection();
        Timeout before = locking.getLockTimeout(connection, factory);
        locking.setLockTimeout(Timeout.milliseconds(timeout), connection, factory);
        lock.run();
        locking.setLockTimeout(before, connection, factory);
    }
}
