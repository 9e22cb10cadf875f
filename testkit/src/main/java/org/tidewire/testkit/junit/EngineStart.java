package org.tidewire.testkit.junit;

import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.tidewire.testkit.engine.Engine;
import org.tidewire.testkit.engine.EngineSource;
import org.tidewire.testkit.engine.EngineUnavailableException;

/**
 * The one start of a database's engine in a run. A start that failed for want of an engine skips the tests; another one is
 * remembered: every class fails with the same words, and none waits for the server again.
 */
record EngineStart(Optional<Engine> engine, Optional<RuntimeException> failure) implements AutoCloseable {

    /** The engine of this run, started when the first test wants it; JUnit closes it when the run is over. */
    static EngineStart of(EngineSource source, ExtensionContext context) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(EngineStart.class))
                .computeIfAbsent(source.tag(), tag -> start(source), EngineStart.class);
    }

    private static EngineStart start(EngineSource source) {
        EngineStart start = tryToStart(source);
        EngineReport.of(source.tag()).started(source.database(), start);
        return start;
    }

    private static EngineStart tryToStart(EngineSource source) {
        try {
            return new EngineStart(Optional.of(source.start()), Optional.empty());
        } catch (RuntimeException e) {
            return new EngineStart(Optional.empty(), Optional.of(e));
        }
    }

    Engine orFail() {
        return engine.orElseThrow(
                () -> new IllegalStateException(failure.orElseThrow().getMessage(), failure.orElseThrow()));
    }

    /** Why there is no engine. */
    String failureMessage() {
        return failure.map(RuntimeException::getMessage).orElse("none");
    }

    /** Why this machine has no engine; nothing, where there is one or where one that should be there failed. */
    Optional<String> unavailable() {
        return failure.filter(EngineUnavailableException.class::isInstance).map(Throwable::getMessage);
    }

    /** The engine, if it is only a stand-in. */
    Optional<Engine> standIn() {
        return engine.filter(Engine::standIn);
    }

    @Override
    public void close() {
        engine.ifPresent(Engine::close);
    }
}
