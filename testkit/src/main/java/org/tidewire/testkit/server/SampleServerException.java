package org.tidewire.testkit.server;

/** A server did not start; the message is one sentence for the user. */
public final class SampleServerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SampleServerException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * Without a cause.
     *
     * @param message one sentence
     */
    public SampleServerException(String message) {
        super(message);
    }
}
