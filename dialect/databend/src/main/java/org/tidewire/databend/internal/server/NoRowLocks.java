package org.tidewire.databend.internal.server;

import jakarta.persistence.Timeout;
import org.hibernate.LockMode;
import org.hibernate.LockOptions;
import org.hibernate.dialect.lock.LockingStrategy;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.jspecify.annotations.Nullable;

/** Refuses row locks: a query that silently takes no lock would look as if it had one. */
public final class NoRowLocks implements LockingStrategy {
    public static final NoRowLocks INSTANCE = new NoRowLocks();

    private NoRowLocks() {}

    public static boolean areAsked(LockMode lockMode) {
        return switch (lockMode) {
            case PESSIMISTIC_READ, PESSIMISTIC_WRITE, PESSIMISTIC_FORCE_INCREMENT, UPGRADE_NOWAIT, UPGRADE_SKIPLOCKED ->
                true;
            default -> false;
        };
    }

    @SuppressWarnings("removal") // LockOptions is what Hibernate gives
    public static void refuse(@Nullable LockOptions lockOptions) {
        if (lockOptions != null && areAsked(lockOptions.getLockMode())) {
            throw DatabendRefusal.PESSIMISTIC_LOCK.exception();
        }
    }

    @Override
    public void lock(
            Object id, Object version, Object object, Timeout timeout, SharedSessionContractImplementor session) {
        throw DatabendRefusal.PESSIMISTIC_LOCK.exception();
    }

    @Override
    @SuppressWarnings("deprecation") // Hibernate calls either form
    public void lock(Object id, Object version, Object object, int timeout, SharedSessionContractImplementor session) {
        throw DatabendRefusal.PESSIMISTIC_LOCK.exception();
    }
}
