package org.tidewire.retry;

/** What became of a unit of work whose outcome was unknown. */
public enum OutcomeResolution {
    /** The check has found it: it was committed in an attempt whose answer was lost. */
    FOUND,
    /** The check has not found it, and a later attempt was committed. */
    REPEATED,
    /**
     * The check has not found it, and a later attempt has failed in a way that is not repeated: nothing was committed, if the
     * check is sound.
     */
    NOT_DONE,
    /** Nobody has found out: an {@link UnknownOutcomeException} follows. */
    UNRESOLVED
}
