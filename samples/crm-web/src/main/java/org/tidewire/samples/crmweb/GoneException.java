package org.tidewire.samples.crmweb;

/** Somebody else has deleted it since it was read. */
final class GoneException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param what it is about, as the page calls it */
    GoneException(String what) {
        super(what);
    }
}
