package org.tidewire.tidb.internal.lock;

import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hibernate.HibernateException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.tidewire.internal.boot.TwoValuedSetting;
import org.tidewire.tidb.TiDBSettings;
import org.tidewire.tidb.internal.server.TiDBRefusal;

/** Decides what becomes of "skip locked": see {@link TiDBSettings#SKIP_LOCKED}. */
public final class SkipLocked {
    private static final Logger LOG = Logger.getLogger(SkipLocked.class);

    private final boolean refused;
    private final AtomicBoolean logged = new AtomicBoolean();

    private SkipLocked(boolean refused) {
        this.refused = refused;
    }

    /** The default: wait. */
    public static SkipLocked waiting() {
        return new SkipLocked(false);
    }

    /**
     * Reads the setting.
     *
     * @throws HibernateException where its value is not one of those that exist
     */
    public static SkipLocked configuredBy(Map<String, Object> settings) {
        return new SkipLocked(new TwoValuedSetting(TiDBSettings.SKIP_LOCKED, "wait", "refuse").isOther(settings));
    }

    /** Called for a lock that skips locked rows: refuses it, or logs once that it waits. */
    public void requested() {
        if (refused) {
            throw TiDBRefusal.SKIP_LOCKED.exception();
        }
        if (logged.compareAndSet(false, true)) {
            LOG.warnf(
                    "TiDB does not support skip locked: it returns the locked rows and locks nothing. It is left out, and the"
                            + " lock waits, now and from here on; %s=refuse refuses it.",
                    TiDBSettings.SKIP_LOCKED);
        }
    }

    /** Removes a skip locked clause, which the text of a native query may contain. */
    public String apply(String sql) {
        @Nullable String waiting = SkipLockedClause.remove(sql);
        if (waiting == null) {
            return sql;
        }
        requested();
        return waiting;
    }
}
