package org.tidewire.retry;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;

/** Tracks how far one transaction has come. */
final class CommitTracker implements Synchronization {
    private enum Phase {
        WORK,
        /** From just before COMMIT is sent until it is answered. */
        COMMIT,
        COMMITTED
    }

    private final boolean readOnly;
    private volatile Phase phase = Phase.WORK;

    CommitTracker(boolean readOnly) {
        this.readOnly = readOnly;
    }

    /** Called when everything is flushed, just before COMMIT. */
    @Override
    public void beforeCompletion() {
        phase = Phase.COMMIT;
    }

    @Override
    public void afterCompletion(int status) {
        if (status == Status.STATUS_COMMITTED) {
            phase = Phase.COMMITTED;
        }
    }

    /** Whether COMMIT may have been sent, and was not answered, of what may have written. */
    boolean isInCommit() {
        return phase == Phase.COMMIT && !readOnly;
    }

    /** Whether COMMIT was answered. */
    boolean isCommitted() {
        return phase == Phase.COMMITTED;
    }

    boolean isReadOnly() {
        return readOnly;
    }
}
