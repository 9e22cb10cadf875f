package org.tidewire.testkit.server;

/** A server did not start; the message is one sentence for the user. */
public final class SampleServerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SampleServerException(String message, Throwable cause) {
        super(message, cause);
    }

    SampleServerException(String message) {
        super(message);
    }
}
