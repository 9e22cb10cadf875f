package org.tidewire.tidb.internal.lock;

import jakarta.persistence.Timeout;
import org.hibernate.Timeouts;
import org.hibernate.dialect.RowLockStrategy;
import org.hibernate.dialect.lock.spi.ConnectionLockTimeoutStrategy;
import org.hibernate.dialect.lock.spi.LockTimeoutType;
import org.hibernate.dialect.lock.spi.LockingSupport;
import org.hibernate.dialect.lock.spi.OuterJoinLockingType;

/** Row locks: a {@code for update} clause at the end of the query, with {@code nowait} or {@code wait n}. */
public final class TiDBLockingSupport implements LockingSupport, LockingSupport.Metadata {
    public static final TiDBLockingSupport INSTANCE = new TiDBLockingSupport();

    private TiDBLockingSupport() {}

    @Override
    public Metadata getMetadata() {
        return this;
    }

    @Override
    public LockTimeoutType getLockTimeoutType(Timeout timeout) {
        return switch (timeout.milliseconds()) {
            case Timeouts.SKIP_LOCKED_MILLI, Timeouts.WAIT_FOREVER_MILLI -> LockTimeoutType.NONE;
            default -> LockTimeoutType.QUERY;
        };
    }

    /** {@link TiDBLockingClauseStrategy} names the tables to lock by itself. */
    @Override
    public RowLockStrategy getWriteRowLockStrategy() {
        return RowLockStrategy.NONE;
    }

    /** {@code for update of} chooses the tables. */
    @Override
    public OuterJoinLockingType getOuterJoinLockingType() {
        return OuterJoinLockingType.IDENTIFIED;
    }

    /** Never asked: every timeout goes into the query. */
    @Override
    public ConnectionLockTimeoutStrategy getConnectionLockTimeoutStrategy() {
        return ConnectionLockTimeoutStrategy.NONE;
    }
}
