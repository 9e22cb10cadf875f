package org.tidewire.cockroachdb.internal.sql;

import jakarta.persistence.Timeout;
import org.hibernate.Timeouts;
import org.hibernate.dialect.DatabaseVersion;
import org.hibernate.dialect.lock.internal.CockroachLockingSupport;
import org.hibernate.dialect.lock.spi.LockTimeoutType;
import org.tidewire.UnsupportedFeatureException;

/**
 * {@code skip locked} is sent. Hibernate leaves it out without a word, and the query waits. Before 24.1.5, and in 24.2 before
 * 24.2.3, it has wrong results with a limit, and is refused.
 */
public final class CockroachDBLockingSupport extends CockroachLockingSupport {
    private final DatabaseVersion version;

    public CockroachDBLockingSupport(DatabaseVersion version) {
        super(false);
        this.version = version;
    }

    @Override
    public LockTimeoutType getLockTimeoutType(Timeout timeout) {
        if (timeout.milliseconds() != Timeouts.SKIP_LOCKED_MILLI) {
            return super.getLockTimeoutType(timeout);
        }
        if (!supportsSkipLocked()) {
            throw new UnsupportedFeatureException(
                    "CockroachDB " + version.getMajor() + "." + version.getMinor() + "." + version.getMicro(),
                    "'skip locked' without wrong results",
                    "use CockroachDB 24.1.5, 24.2.3 or later, or NO_WAIT");
        }
        return LockTimeoutType.QUERY;
    }

    @Override
    @SuppressWarnings("deprecation") // the dialect asks it
    public boolean supportsSkipLocked() {
        return version.isSameOrAfter(24, 2, 3) || (version.isSameOrAfter(24, 1, 5) && version.isBefore(24, 2));
    }
}
