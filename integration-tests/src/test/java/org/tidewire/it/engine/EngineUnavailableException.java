package org.tidewire.it.engine;

/** This machine has no engine for some tests: they are skipped, with this message as the reason. */
final class EngineUnavailableException extends RuntimeException {
    EngineUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
