package org.tidewire.tidb.internal.lock;

import org.hibernate.LockMode;
import org.hibernate.Locking;
import org.hibernate.dialect.lock.LockingStrategy;
import org.hibernate.dialect.lock.PessimisticWriteSelectLockingStrategy;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.persister.entity.UnionSubclassEntityPersister;
import org.tidewire.tidb.internal.server.TiDBRefusal;

/**
 * Locks an entity of a {@code TABLE_PER_CLASS} hierarchy in the one table that holds its row. Hibernate's own strategy
 * reads the union of all tables, where {@code for update} locks nothing.
 */
public final class UnionLockingStrategy implements LockingStrategy {
    private final LockMode lockMode;

    @SuppressWarnings("removal") // Locking.Scope is a parameter of what makes it
    public UnionLockingStrategy(LockMode lockMode, Locking.Scope scope) {
        if (scope == Locking.Scope.INCLUDE_COLLECTIONS) {
            throw TiDBRefusal.LOCK_ON_DERIVED_TABLE.exception();
        }
        this.lockMode = lockMode;
    }

    public static boolean isNeededFor(EntityPersister entity) {
        return entity.getRootEntityDescriptor() instanceof UnionSubclassEntityPersister root && root.hasSubclasses();
    }

    @Override
    @SuppressWarnings("deprecation") // the form that Hibernate calls
    public void lock(Object id, Object version, Object object, int timeout, SharedSessionContractImplementor session) {
        EntityPersister ofItsClass = session.getEntityPersister(null, object);
        new PessimisticWriteSelectLockingStrategy(ofItsClass, lockMode).lock(id, version, object, timeout, session);
    }
}
