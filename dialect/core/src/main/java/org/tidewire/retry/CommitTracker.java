package org.tidewire.retry;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;

/** Tracks how far one transaction has come. */
final class CommitTracker implements Synchronization {
    private enum Phase {
        WORK,
        /** From just before COMMIT is sent until it is answered. */
        COMMIT,
        /** COMMIT has failed, and its exception may be on its way. */
        FAILED,
        /** COMMIT has failed, and the unit of work has caught that. */
        CAUGHT,
        COMMITTED
    }

    private final boolean readOnly;
    private final Runnable beforeCommit;
    private volatile Phase phase = Phase.WORK;

    /**
     * Tracks from now on.
     *
     * @param beforeCommit is called just before COMMIT
     */
    CommitTracker(boolean readOnly, Runnable beforeCommit) {
        this.readOnly = readOnly;
        this.beforeCommit = beforeCommit;
    }

    /** Called when everything is flushed, just before COMMIT. */
    @Override
    public void beforeCompletion() {
        beforeCommit.run();
        phase = Phase.COMMIT;
    }

    @Override
    public void afterCompletion(int status) {
        if (status == Status.STATUS_COMMITTED) {
            phase = Phase.COMMITTED;
        } else if (phase == Phase.COMMIT) {
            phase = Phase.FAILED;
        }
    }

    /** The unit of work goes on, so a COMMIT that has failed inside of it is not why it fails later. */
    void workGoesOn() {
        if (phase == Phase.FAILED) {
            phase = Phase.CAUGHT;
        }
    }

    /** Whether COMMIT may have been sent, and was not answered, of what may have written. */
    boolean isInCommit() {
        return isAtCommit() && !readOnly;
    }

    /** The same of what was declared to write nothing, too. */
    boolean isAtCommit() {
        return phase == Phase.COMMIT || phase == Phase.FAILED;
    }

    /** Whether COMMIT was answered. */
    boolean isCommitted() {
        return phase == Phase.COMMITTED;
    }

    boolean isReadOnly() {
        return readOnly;
    }
}
