package org.tidewire.it.engine;

import java.util.Optional;
import java.util.function.Supplier;
import org.hibernate.dialect.Dialect;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;

/**
 * A database that tests are about, and the one engine that a run has for it.
 *
 * @param database its own name
 * @param tag what JUnit tags its test classes with
 * @param dialect our dialect for it: what another one sends is not the database's SQL
 * @param starter chooses and starts the engine, when the first test wants it
 */
record EngineKind(String database, String tag, Class<? extends Dialect> dialect, Supplier<Engine> starter) {

    /** The engine of this run; JUnit closes it when the run is over. */
    EngineStart start(ExtensionContext context) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(EngineKind.class))
                .computeIfAbsent(tag, key -> tryToStart(), EngineStart.class);
    }

    private EngineStart tryToStart() {
        EngineStart start = EngineStart.of(starter);
        EngineReport.of(tag).started(database, start);
        return start;
    }

    /**
     * A start that failed for want of an engine skips the tests; another one is remembered: every class fails with the
     * same words, and none waits for the server again.
     */
    record EngineStart(Optional<Engine> engine, Optional<RuntimeException> failure) implements AutoCloseable {
        private static EngineStart of(Supplier<Engine> starter) {
            try {
                return new EngineStart(Optional.of(starter.get()), Optional.empty());
            } catch (RuntimeException e) {
                return new EngineStart(Optional.empty(), Optional.of(e));
            }
        }

        Engine orFail() {
            return engine.orElseThrow(
                    () -> new IllegalStateException(failure.orElseThrow().getMessage(), failure.orElseThrow()));
        }

        /** Why this machine has no engine; nothing, where there is one or where one that should be there failed. */
        Optional<String> unavailable() {
            return failure.filter(EngineUnavailableException.class::isInstance).map(Throwable::getMessage);
        }

        @Override
        public void close() {
            engine.ifPresent(Engine::close);
        }
    }
}
