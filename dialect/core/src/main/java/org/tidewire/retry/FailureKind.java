package org.tidewire.retry;

/** What a failure means to a transaction; where a chain of causes holds several, the first of these counts. */
public enum FailureKind {
    /** The database does not know whether the transaction was committed. Never repeated. */
    OUTCOME_UNKNOWN(false),
    /** The connection, or what stores the data behind it, is gone: nothing was committed, unless it was in COMMIT. */
    CONNECTION_LOST(true),
    /** Another transaction came first, or there was a deadlock; the database has rolled this one back. */
    CONFLICT(true),
    /** A lock was not got in time, or not at once. */
    LOCK_TIMEOUT(true),
    /** An entity was changed by another transaction since it was read: {@code OptimisticLockException}. */
    STALE_ENTITY(true),
    /** Anything else, such as a violated constraint: it would fail again. */
    OTHER(false);

    private final boolean repeatable;

    FailureKind(boolean repeatable) {
        this.repeatable = repeatable;
    }

    /**
     * Whether a policy may choose to repeat it.
     *
     * @return {@code false} where repeating would be wrong, or useless
     */
    public boolean isRepeatable() {
        return repeatable;
    }
}
