package org.tidewire.testkit.engine;

/** This machine has no engine for a database: its tests are skipped, with this message as the reason. */
public final class EngineUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EngineUnavailableException(String message) {
        super(message);
    }

    EngineUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
