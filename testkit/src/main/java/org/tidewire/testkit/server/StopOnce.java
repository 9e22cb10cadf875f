package org.tidewire.testkit.server;

import java.util.concurrent.atomic.AtomicBoolean;

/** Stops a server when it is closed, or else when the JVM ends. */
final class StopOnce implements AutoCloseable {
    private final Runnable stop;
    private final Thread atExit;
    private final AtomicBoolean stopped = new AtomicBoolean();

    /**
     * Stops nothing yet.
     *
     * @param server its name
     */
    StopOnce(String server, Runnable stop) {
        this.stop = stop;
        this.atExit = new Thread(this::stop, "close embedded " + server);
    }

    /** From now on the end of the JVM stops the server, too. */
    void beginAtExit() {
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    @Override
    public void close() {
        stop();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The JVM is already on its way out: the hook runs, and finds nothing to do.
        }
    }

    private void stop() {
        if (stopped.compareAndSet(false, true)) {
            stop.run();
        }
    }
}
