package org.tidewire.internal.unkeyed;

import jakarta.persistence.Timeout;
import java.util.function.Supplier;
import org.hibernate.LockMode;
import org.hibernate.LockOptions;
import org.hibernate.dialect.lock.LockingStrategy;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.jspecify.annotations.Nullable;
import org.tidewire.UnsupportedFeatureException;

/** Refuses row locks: a query that silently takes no lock would look as if it had one. */
public final class NoRowLocks implements LockingStrategy {
    private final Supplier<UnsupportedFeatureException> refusal;

    /**
     * For a database.
     *
     * @param refusal what is thrown
     */
    public NoRowLocks(Supplier<UnsupportedFeatureException> refusal) {
        this.refusal = refusal;
    }

    public static boolean areAsked(LockMode lockMode) {
        return switch (lockMode) {
            case PESSIMISTIC_READ, PESSIMISTIC_WRITE, PESSIMISTIC_FORCE_INCREMENT, UPGRADE_NOWAIT, UPGRADE_SKIPLOCKED ->
                true;
            default -> false;
        };
    }

    @SuppressWarnings("removal") // LockOptions is what Hibernate gives
    public void refuse(@Nullable LockOptions lockOptions) {
        if (lockOptions != null && areAsked(lockOptions.getLockMode())) {
            throw refusal.get();
        }
    }

    @Override
    public void lock(
            Object id, Object version, Object object, Timeout timeout, SharedSessionContractImplementor session) {
        throw refusal.get();
    }

    @Override
    @SuppressWarnings("deprecation") // Hibernate calls either form
    public void lock(Object id, Object version, Object object, int timeout, SharedSessionContractImplementor session) {
        throw refusal.get();
    }
}
